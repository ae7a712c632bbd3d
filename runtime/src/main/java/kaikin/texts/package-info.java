/** Everything that people read, in one file for each language. */
@NullMarked
package kaikin.texts;

import org.jspecify.annotations.NullMarked;
