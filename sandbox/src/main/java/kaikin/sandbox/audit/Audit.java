package kaikin.sandbox.audit;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** The audit: a file with one JSON line for every call decided. */
public final class Audit {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    public Audit(Path file) throws IOException {
        this.file = Files.exists(file) ? file : Files.createFile(file);
    }

    /** Written through at once: whoever got the answer finds the line. */
    public synchronized void write(AuditEntry entry) {
        try {
            Files.writeString(file, json(entry) + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the audit cannot be written: " + file, e);
        }
    }

    /** Reads a line back. */
    public static AuditEntry read(String line) {
        try {
            var json = JSON.readTree(line);
            return new AuditEntry(
                    java.time.Instant.parse(json.path("time").asText()),
                    json.path("account").asText(),
                    json.path("principal").asText(),
                    json.path("action").asText(),
                    json.path("resource").asText(),
                    json.path("decision").asText(),
                    json.path("statement").asText(),
                    json.path("reason").asText());
        } catch (IOException e) {
            throw new UncheckedIOException("a line of the audit is no JSON", e);
        }
    }

    private static ObjectNode json(AuditEntry entry) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("time", entry.time().toString())
                .put("account", entry.account())
                .put("principal", entry.principal())
                .put("action", entry.action())
                .put("resource", entry.resource())
                .put("decision", entry.decision())
                .put("statement", entry.statement())
                .put("reason", entry.reason());
    }

    /**
     * One line of the audit.
     *
     * @param account whose resource it is about
     * @param decision {@code allowed}, {@code explicitDeny} or {@code implicitDeny}, as IAM's policy simulator says it;
     * or
     *     {@code refused} for what never came to a decision
     * @param statement the statements that decided, as `policy: Sid`; empty where none allowed it
     */
    public record AuditEntry(
            Instant time,
            String account,
            String principal,
            String action,
            String resource,
            String decision,
            String statement,
            String reason) {
        /** The decision on a call that no policy had a say in. */
        public static final String REFUSED = "refused";

        public boolean allowed() {
            return decision.equals("allowed");
        }
    }
}
