/** What the words of ./kaikin do. */
@NullMarked
package kaikin.sandbox.cli;

import org.jspecify.annotations.NullMarked;
