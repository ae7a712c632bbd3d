/** What JMH measures: functions, not processes. */
@NullMarked
package kaikin.bench.micro;

import org.jspecify.annotations.NullMarked;
