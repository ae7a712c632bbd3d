package kaikin.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.TimeUnit;
import kaikin.chatwork.QuestionReader;
import kaikin.chatwork.WebhookEvent;
import kaikin.chatwork.WebhookEvent.Mention;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A signed body's way to the question that it asks. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Reading {
    private static final String TYPICAL = "[To:2763201]\n[qt][qtmeta aid=1484814 time=1790000000]お疲れさまです。"
            + "opengate-1 に ssh できません[/qt]\n203.0.113.7 です。よろしくお願いします (bow)";

    @Param({"typical", "brackets", "digits"})
    public String kind = "typical";

    /** Of the hostile texts, in kilobytes. */
    @Param("64")
    public int size = 64;

    private byte[] body = {};

    @Setup
    public void write() {
        body = body(kind, size);
    }

    /** A webhook's body with a message of this kind. */
    public static byte[] body(String kind, int size) {
        var text = switch (kind) {
            case "brackets" -> "[To:2763201] " + "[".repeat(size << 10);
            case "digits" -> "[To:2763201] " + "1.2.3.4.5.".repeat((size << 10) / 10);
            // Longer than one person writes: many in a row.
            case "many" -> (TYPICAL + "\n").repeat((size << 10) / (TYPICAL.getBytes(UTF_8).length + 1) + 1);
            default -> TYPICAL;
        };
        var event = JsonNodeFactory.instance
                .objectNode()
                .put("webhook_event_type", "mention_to_me")
                .put("webhook_event_time", 1790000000);
        event.putObject("webhook_event")
                .put("from_account_id", 1484814)
                .put("to_account_id", 2763201)
                .put("room_id", 36818150)
                .put("message_id", "1800000000000000001")
                .put("body", text);
        return event.toString().getBytes(UTF_8);
    }

    @Benchmark
    public Object read() {
        return WebhookEvent.read(body) instanceof Mention mention
                ? QuestionReader.of(mention)
                : new IllegalStateException("no mention");
    }
}
