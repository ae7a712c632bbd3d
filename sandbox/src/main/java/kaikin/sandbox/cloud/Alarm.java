package kaikin.sandbox.cloud;

import java.util.Map;

/**
 * A deployed alarm on a metric.
 *
 * @param period in seconds
 */
public record Alarm(
        String name,
        String arn,
        String account,
        String description,
        String namespace,
        String metric,
        Map<String, String> dimensions,
        String statistic,
        int period,
        double threshold,
        String comparison) {}
