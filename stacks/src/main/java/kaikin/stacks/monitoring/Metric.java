package kaikin.stacks.monitoring;

import com.pulumi.core.Output;
import java.util.Map;

/** A number that CloudWatch keeps, by its namespace, name and dimensions. */
record Metric(String namespace, String name, Output<Map<String, String>> dimensions) {
    static Metric of(String namespace, String name, Map<String, String> dimensions) {
        return new Metric(namespace, name, Output.of(dimensions));
    }

    /** Messages of a queue that wait for somebody. */
    static Metric visibleMessages(String queue) {
        return of("AWS/SQS", "ApproximateNumberOfMessagesVisible", Map.of("QueueName", queue));
    }

    /** Seconds that the oldest message of a queue has been in it. */
    static Metric oldestMessage(String queue) {
        return of("AWS/SQS", "ApproximateAgeOfOldestMessage", Map.of("QueueName", queue));
    }

    /** Calls that EventBridge Scheduler gave up for a group of schedules. */
    static Metric droppedInvocations(String group) {
        return of("AWS/Scheduler", "InvocationDroppedCount", Map.of("ScheduleGroup", group));
    }
}
