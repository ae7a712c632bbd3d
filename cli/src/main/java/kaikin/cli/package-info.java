/** The commands of ./kaikin. */
@NullMarked
package kaikin.cli;

import org.jspecify.annotations.NullMarked;
