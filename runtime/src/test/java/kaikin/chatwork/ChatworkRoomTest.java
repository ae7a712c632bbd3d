package kaikin.chatwork;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import kaikin.webhook.ChatRoom.AnswerParagraph;
import kaikin.webhook.ChatRoom.Delivery;
import kaikin.webhook.ChatRoom.ReplyTo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** How long the client tries, against a chat that answers what a test wants; time passes only in its pauses. */
class ChatworkRoomTest {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Delivery DELIVERED = new Delivery.Delivered("77");

    private final Deque<Said> answers = new ArrayDeque<>();
    private final List<String> posts = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private Supplier<String> apiToken = () -> "api-token";
    private Instant now = Instant.ofEpochSecond(1_790_000_000);

    /** What the chat answers; status 0 is a connection that breaks. */
    private record Said(int status, String reset, String body) {}

    @Test
    void postsOnce() {
        says(200, "");

        assertThat(reply("hello")).isEqualTo(DELIVERED);
        assertThat(posts).containsExactly("[rp aid=20 to=10-123]\n[info][title]t[/title]hello[/info]");
        assertThat(pauses).isEmpty();
    }

    /** The parameter may be denied or missing; whoever asked tries again. */
    @Test
    void deliversNothingWithoutAToken() {
        apiToken = () -> {
            throw new IllegalStateException("cannot read the API token: AccessDeniedException");
        };

        assertThat(reply("hello"))
                .isEqualTo(new Delivery.NotDelivered("cannot read the API token: AccessDeniedException"));
        assertThat(posts).isEmpty();
    }

    @Test
    void waitsUntilChatworkTakesRequestsAgain() {
        says(429, "1790000003");
        says(200, "");

        assertThat(reply("hello")).isEqualTo(DELIVERED);
        assertThat(pauses).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void doesNotWaitForWhatComesTooLate() {
        says(429, "1790000300");

        assertThat(reply("hello"))
                .isInstanceOfSatisfying(
                        Delivery.NotDelivered.class,
                        it -> assertThat(it.reason()).contains("429"));
        assertThat(posts).hasSize(1);
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "99999999999999999999", "1700000000"})
    void waitsALittleWhereTheHeaderSaysNothing(String reset) {
        says(429, reset);
        says(503, "");
        says(0, "");
        says(200, "");

        assertThat(reply("hello")).isEqualTo(DELIVERED);
        assertThat(pauses).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void givesUpAfterFourCalls() {
        IntStream.range(0, 10).forEach(i -> says(500, ""));

        assertThat(reply("hello")).isInstanceOf(Delivery.NotDelivered.class);
        assertThat(posts).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 413})
    void doesNotRepeatWhatChatworkRefuses(int status) {
        answers.add(new Said(status, "", "x".repeat(3000)));

        assertThat(reply("hello"))
                .isInstanceOfSatisfying(
                        Delivery.NotDelivered.class,
                        it -> assertThat(it.reason())
                                .contains(Integer.toString(status))
                                .hasSizeLessThan(300));
        assertThat(posts).hasSize(1);
    }

    @Test
    void cutsWhatIsTooLongAndClosesItsTags() {
        says(200, "");

        room().reply(
                        new ReplyTo(10, "123", 20),
                        IntStream.range(0, 10)
                                .mapToObj(i -> new AnswerParagraph("t", i + "あ".repeat(30_000)))
                                .toList());

        assertThat(posts.get(0).getBytes(UTF_8)).hasSizeLessThan(65_535);
        assertThat(posts.get(0)).endsWith("…[/info]");
        assertThat(posts.get(0).split("\\[/info\\]", -1)).hasSize(11);
    }

    @Test
    void callsNobody() {
        says(200, "");

        reply("[To:1] [toall] [qt]x[/qt]");

        assertThat(posts.get(0)).doesNotContain("[To:", "[toall]", "[qt]").contains("［To:1］");
    }

    private void says(int status, String reset) {
        answers.add(new Said(status, reset, "{\"message_id\":\"77\"}"));
    }

    private Delivery reply(String text) {
        return room().reply(new ReplyTo(10, "123", 20), List.of(new AnswerParagraph("t", text)));
    }

    private ChatworkRoom room() {
        var patience = new ChatworkRoom.Patience(PATIENCE, clock(), time -> {
            pauses.add(time);
            now = now.plus(time);
        });
        return new ChatworkRoom(new Chat(), apiToken, patience);
    }

    private final class Chat implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    var form = new String(
                            request.contentStreamProvider()
                                    .orElseThrow()
                                    .newStream()
                                    .readAllBytes(),
                            UTF_8);
                    posts.add(URLDecoder.decode(form.substring(form.indexOf("body=") + 5), UTF_8));
                    return answered(answers.remove());
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }

    private static HttpExecuteResponse answered(Said said) throws IOException {
        if (said.status() == 0) {
            throw new IOException("connection reset");
        }
        var head = SdkHttpResponse.builder().statusCode(said.status());
        if (!said.reset().isEmpty()) {
            head.putHeader("X-RateLimit-Reset", said.reset());
        }
        return HttpExecuteResponse.builder()
                .response(head.build())
                .responseBody(AbortableInputStream.create(
                        new ByteArrayInputStream(said.body().getBytes(UTF_8))))
                .build();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
