package kaikin.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import kaikin.contract.KeepActive;
import kaikin.function.HttpApiEvent.Response;
import org.junit.jupiter.api.Test;

class HttpApiEventTest {
    @Test
    void readsTheGatewaysEvents() throws IOException {
        var body = Base64.getEncoder().encodeToString("raw é".getBytes(UTF_8));
        var event = read("{\"version\":\"2.0\",\"headers\":{\"a\":\"b\"},\"queryStringParameters\":{\"c\":\"d\"},"
                + "\"requestContext\":{\"http\":{\"method\":\"POST\"}},\"body\":\"" + body
                + "\",\"isBase64Encoded\":true}");

        assertThat(event).hasValueSatisfying(read -> {
            assertThat(read.body()).isEqualTo("raw é".getBytes(UTF_8));
            assertThat(read.headers()).containsEntry("a", "b");
            assertThat(read.query()).containsEntry("c", "d");
        });
        assertThat(read("{\"body\":\"%\",\"isBase64Encoded\":true}")).isEmpty();
        assertThat(read("[]")).isEmpty();
        assertThat(read("nonsense")).isEmpty();
        assertThat(read("{\"headers\":null,\"body\":null}")).isPresent();
    }

    /** Whoever writes to the API fills only what is below the event's top level. */
    @Test
    void nothingThatComesThroughTheApiIsTheEventThatKeepsASnapshot() {
        var inside = KeepActive.EVENT.replace("\"", "\\\"");
        for (var event : List.of(
                "{\"version\":\"2.0\",\"body\":\"" + inside + "\",\"isBase64Encoded\":false}",
                "{\"body\":" + KeepActive.EVENT + "}",
                "{\"headers\":" + KeepActive.EVENT + ",\"queryStringParameters\":" + KeepActive.EVENT + "}",
                "{\"kaikin\":\"keep-active\",\"body\":\"\"}",
                "{\"version\":\"2.0\",\"kaikin\":\"keep-active\"}",
                "{\"kaikin\":{\"kaikin\":\"keep-active\"}}",
                "{\"kaikin\":\"keep-active\"}{}",
                "[" + KeepActive.EVENT + "]",
                "\"" + inside + "\"",
                "{\"kaikin\":\"keep-alive\"}",
                "{\"kaikin\":",
                "")) {
            assertThat(ScheduledEvent.isKeepActive(event.getBytes(UTF_8)))
                    .as(event)
                    .isFalse();
        }
        assertThat(ScheduledEvent.isKeepActive(KeepActive.EVENT.getBytes(UTF_8)))
                .isTrue();
        assertThat(ScheduledEvent.isKeepActive(" { \"kaikin\" : \"keep-active\" }\n".getBytes(UTF_8)))
                .isTrue();
    }

    @Test
    void writesTheGatewaysAnswer() throws IOException {
        var output = new ByteArrayOutputStream();
        Response.BAD_SIGNATURE.write(output);

        assertThat(output.toString(UTF_8))
                .isEqualTo(
                        "{\"statusCode\":401,\"headers\":{\"content-type\":\"text/plain\"},\"body\":\"bad signature\",\"isBase64Encoded\":false}");
    }

    private static Optional<HttpApiEvent> read(String json) throws IOException {
        return HttpApiEvent.read(new ByteArrayInputStream(json.getBytes(UTF_8)));
    }
}
