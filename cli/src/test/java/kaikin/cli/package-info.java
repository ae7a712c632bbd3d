/** The commands. */
@NullMarked
package kaikin.cli;

import org.jspecify.annotations.NullMarked;
