/** Whole processes, measured by the kernel. */
@NullMarked
package kaikin.bench.process;

import org.jspecify.annotations.NullMarked;
