/** The commands. */
@NullMarked
package kaikin.sandbox.cli;

import org.jspecify.annotations.NullMarked;
