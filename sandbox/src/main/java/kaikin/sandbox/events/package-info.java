/** Stands in for EventBridge's schedules. */
@NullMarked
package kaikin.sandbox.events;

import org.jspecify.annotations.NullMarked;
