/** Stands in for Chatwork. */
@NullMarked
package kaikin.sandbox.chatwork;

import org.jspecify.annotations.NullMarked;
