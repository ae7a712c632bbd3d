/** Tells how releases ended: a command that has ended in, one answer per command out. */
@NullMarked
package kaikin.notify;

import org.jspecify.annotations.NullMarked;
