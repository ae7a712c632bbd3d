/** How Pulumi's SDK waits for and speaks to the engine: it registers the same, in half the time. */
@NullMarked
package kaikin.stacks.engine;

import org.jspecify.annotations.NullMarked;
