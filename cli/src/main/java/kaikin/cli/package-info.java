/** What the words of ./kaikin do. */
@NullMarked
package kaikin.cli;

import org.jspecify.annotations.NullMarked;
