/** Tests of the benchmark: its words, its page, and that its parts run. */
@NullMarked
package kaikin.bench;

import org.jspecify.annotations.NullMarked;
