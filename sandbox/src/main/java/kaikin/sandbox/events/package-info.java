/** Stands in for EventBridge: buses, rules and their targets. */
@NullMarked
package kaikin.sandbox.events;

import org.jspecify.annotations.NullMarked;
