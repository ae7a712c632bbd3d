package kaikin.function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import kaikin.contract.Figure;

/** The log: one line of JSON per event, in which no token, signature or message body has a place. */
final class JsonLog {
    private static final JsonFactory JSON = new JsonFactory();

    private final PrintStream out;

    JsonLog(PrintStream out) {
        this.out = out;
    }

    /** Writes one line. */
    void write(String event, Map<String, String> fields) {
        write(event, fields, Figures.NONE);
    }

    /** Writes one line that CloudWatch counts by; the JSON writer escapes what users wrote. */
    void write(String event, Map<String, String> fields, Figures figures) {
        var line = new StringWriter();
        try (var json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("event", event);
            for (var field : new TreeMap<>(fields).entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            figures.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes what it is given", e);
        }
        // One call, so that lines of several threads do not mix.
        out.print(line.append('\n'));
        out.flush();
    }

    /**
     * The counts of one log line; what is zero is left out.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">The
     *     embedded metric format</a>
     */
    record Figures(Instant time, Map<Figure, Long> counts) {
        static final Figures NONE = new Figures(Instant.EPOCH, Map.of());

        Figures {
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
}
