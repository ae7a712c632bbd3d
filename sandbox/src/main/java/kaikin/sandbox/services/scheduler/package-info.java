/** Stands in for EventBridge Scheduler, and for the time that it goes by. */
@NullMarked
package kaikin.sandbox.services.scheduler;

import org.jspecify.annotations.NullMarked;
