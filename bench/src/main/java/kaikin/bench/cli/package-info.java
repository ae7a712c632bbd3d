/** The command line of ./kaikin bench. */
@NullMarked
package kaikin.bench.cli;

import org.jspecify.annotations.NullMarked;
