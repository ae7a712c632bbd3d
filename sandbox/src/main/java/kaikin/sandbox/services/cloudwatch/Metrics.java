package kaikin.sandbox.services.cloudwatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.DeployedFunction;

/**
 * The metrics that CloudWatch finds in functions' log lines.
 *
 * @param functions the directory of the functions' logs
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">The
 *     embedded metric format</a>
 */
public record Metrics(Cloud cloud, Path functions) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One value of a metric. */
    record Datum(Instant time, double value) {}

    /** A metric by all that tells it from others. */
    record Metric(String namespace, String name, Map<String, String> dimensions) {}

    /** Of one account's functions, in the order of their lines. */
    List<Datum> of(String account, Metric metric) {
        return cloud.functions().stream()
                .filter(function -> function.arn().contains(":" + account + ":"))
                .flatMap(this::lines)
                .flatMap(line -> data(line, metric))
                .toList();
    }

    private Stream<String> lines(DeployedFunction function) {
        var log = functions.resolve(function.name()).resolve("log");
        try {
            return Files.exists(log) ? Files.readAllLines(log).stream() : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Datum> data(String text, Metric metric) {
        var line = json(text);
        return StreamSupport.stream(line.at("/_aws/CloudWatchMetrics").spliterator(), false)
                .filter(directive -> directive.path("Namespace").asText().equals(metric.namespace()))
                .filter(directive -> StreamSupport.stream(
                                directive.path("Metrics").spliterator(), false)
                        .anyMatch(each -> each.path("Name").asText().equals(metric.name())))
                .filter(directive -> StreamSupport.stream(
                                directive.path("Dimensions").spliterator(), false)
                        .anyMatch(set -> dimensions(line, set).equals(metric.dimensions())))
                .map(directive -> new Datum(
                        Instant.ofEpochMilli(line.at("/_aws/Timestamp").asLong()),
                        line.path(metric.name()).asDouble()));
    }

    private static Map<String, String> dimensions(JsonNode line, JsonNode names) {
        var dimensions = new TreeMap<String, String>();
        names.forEach(
                name -> dimensions.put(name.asText(), line.path(name.asText()).asText()));
        return dimensions;
    }

    private static JsonNode json(String text) {
        try {
            return Objects.requireNonNull(JSON.readTree(text));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // What else a function prints is no metric.
            return JSON.createObjectNode();
        }
    }
}
