/** What the benchmark says. */
@NullMarked
package kaikin.bench.cli;

import org.jspecify.annotations.NullMarked;
