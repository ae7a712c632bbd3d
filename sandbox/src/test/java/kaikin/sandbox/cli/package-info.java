/** What the words of ./kaikin say. */
@NullMarked
package kaikin.sandbox.cli;

import org.jspecify.annotations.NullMarked;
