/** A stack's configuration: read once, checked whole. */
@NullMarked
package kaikin.stacks.config;

import org.jspecify.annotations.NullMarked;
