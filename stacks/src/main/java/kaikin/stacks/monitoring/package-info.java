/** Alarms and the dashboard: what tells people that something is wrong. */
@NullMarked
package kaikin.stacks.monitoring;

import org.jspecify.annotations.NullMarked;
