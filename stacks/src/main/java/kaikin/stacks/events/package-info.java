/** What EventBridge looks for: event patterns, printed in one place. */
@NullMarked
package kaikin.stacks.events;

import org.jspecify.annotations.NullMarked;
