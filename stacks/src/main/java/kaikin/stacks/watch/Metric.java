package kaikin.stacks.watch;

import com.pulumi.core.Output;
import java.util.Map;

/** A number that CloudWatch keeps, by its namespace, name and dimensions. */
record Metric(String namespace, String name, Output<Map<String, String>> dimensions) {
    static Metric of(String namespace, String name, Map<String, String> dimensions) {
        return new Metric(namespace, name, Output.of(dimensions));
    }
}
