/** A fleet: one account's servers, and what may be done on them. */
@NullMarked
package kaikin.stacks.fleet;

import org.jspecify.annotations.NullMarked;
