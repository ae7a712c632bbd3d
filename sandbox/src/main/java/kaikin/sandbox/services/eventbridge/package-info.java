/** Stands in for EventBridge: buses, rules and their targets. */
@NullMarked
package kaikin.sandbox.services.eventbridge;

import org.jspecify.annotations.NullMarked;
