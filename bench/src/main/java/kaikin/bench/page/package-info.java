/** Shows a measurement: tables for people, the same tables and pictures for the page. */
@NullMarked
package kaikin.bench.page;

import org.jspecify.annotations.NullMarked;
