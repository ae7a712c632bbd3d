/**
 * CloudWatch, as far as someone looks at it: alarms in the states that they are put in, and the metrics of log lines.
 */
@NullMarked
package kaikin.sandbox.services.cloudwatch;

import org.jspecify.annotations.NullMarked;
