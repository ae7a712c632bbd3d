/** The ways into the running sandbox for people and programs outside. */
@NullMarked
package kaikin.sandbox.control;

import org.jspecify.annotations.NullMarked;
