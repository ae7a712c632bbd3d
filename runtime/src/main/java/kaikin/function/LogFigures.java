package kaikin.function;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import kaikin.contract.Figure;

/**
 * The counts of one log line; what is zero is left out.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">The
 *     embedded metric format</a>
 */
record LogFigures(Instant time, Map<Figure, Long> counts) {
    static final LogFigures NONE = new LogFigures(Instant.EPOCH, Map.of());

    LogFigures {
        var ordered = new EnumMap<Figure, Long>(Figure.class);
        counts.forEach((figure, count) -> {
            if (count != 0) {
                ordered.put(figure, count);
            }
        });
        counts = Collections.unmodifiableMap(ordered);
    }

    void write(JsonGenerator json) throws IOException {
        if (counts.isEmpty()) {
            return;
        }
        // One line is one function's.
        json.writeStringField(
                Figure.DIMENSION, counts.keySet().iterator().next().function());
        for (var count : counts.entrySet()) {
            json.writeNumberField(count.getKey().toString(), count.getValue());
        }
        writeMeaning(json);
    }

    /** Tells CloudWatch which of the line's fields are metrics. */
    private void writeMeaning(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("_aws");
        json.writeNumberField("Timestamp", time.toEpochMilli());
        json.writeArrayFieldStart("CloudWatchMetrics");
        json.writeStartObject();
        json.writeStringField("Namespace", Figure.NAMESPACE);
        json.writeArrayFieldStart("Dimensions");
        json.writeArray(new String[] {Figure.DIMENSION}, 0, 1);
        json.writeEndArray();
        json.writeArrayFieldStart("Metrics");
        for (var figure : counts.keySet()) {
            json.writeStartObject();
            json.writeStringField("Name", figure.toString());
            json.writeStringField("Unit", figure.unit());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }
}
