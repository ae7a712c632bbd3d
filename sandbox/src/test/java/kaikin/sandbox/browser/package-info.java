/** A real browser for tests of what people look at. */
@NullMarked
package kaikin.sandbox.browser;

import org.jspecify.annotations.NullMarked;
