/** Stands in for the Simple Queue Service. Time passes for its queues only as far as the sandbox lets it. */
@NullMarked
package kaikin.sandbox.services.sqs;

import org.jspecify.annotations.NullMarked;
