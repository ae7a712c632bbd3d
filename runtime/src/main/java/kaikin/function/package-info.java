/** The Lambda function: HTTP events in, HTTP answers out, one log line each. */
@NullMarked
package kaikin.function;

import org.jspecify.annotations.NullMarked;
