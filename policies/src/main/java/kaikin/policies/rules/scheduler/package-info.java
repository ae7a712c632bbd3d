/** Rules about schedules. */
@NullMarked
package kaikin.policies.rules.scheduler;

import org.jspecify.annotations.NullMarked;
