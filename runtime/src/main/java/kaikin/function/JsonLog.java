package kaikin.function;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** The log: one line of JSON per event, in which no token, signature or message body has a place. */
final class JsonLog {
    private static final JsonFactory JSON = new JsonFactory();

    private final PrintStream out;

    JsonLog(PrintStream out) {
        this.out = out;
    }

    /** Writes one line. */
    void write(String event, Map<String, String> fields) {
        write(event, fields, LogFigures.NONE);
    }

    /** Writes one line that CloudWatch counts by; the JSON writer escapes what users wrote. */
    void write(String event, Map<String, String> fields, LogFigures figures) {
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
}
