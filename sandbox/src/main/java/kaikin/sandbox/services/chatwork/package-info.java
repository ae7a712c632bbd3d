/** Stands in for Chatwork. */
@NullMarked
package kaikin.sandbox.services.chatwork;

import org.jspecify.annotations.NullMarked;
