/** The words of a measurement: samples, rows with their aims, sections. */
@NullMarked
package kaikin.bench.core;

import org.jspecify.annotations.NullMarked;
