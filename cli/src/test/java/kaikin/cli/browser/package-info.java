/** A real browser for tests of what people look at. */
@NullMarked
package kaikin.cli.browser;

import org.jspecify.annotations.NullMarked;
