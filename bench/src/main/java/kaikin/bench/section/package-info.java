/** Measures: one class for each section of the page. */
@NullMarked
package kaikin.bench.section;

import org.jspecify.annotations.NullMarked;
