package kaikin.chatwork;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import kaikin.webhook.ChatRoom;
import kaikin.webhook.ChatRoom.AnswerParagraph;
import kaikin.webhook.ChatRoom.Delivery;
import kaikin.webhook.ChatRoom.ReplyTo;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The client of Chatwork's API: tries again where that may help, as long as somebody waits.
 *
 * <p>It posts through the AWS SDK's HTTP interface, because the function then needs one TLS stack, the native one; the
 * JDK's own costs a cold function a quarter of a second. A port of ours around it would only repeat that interface.
 */
public final class ChatworkRoom implements ChatRoom {
    private static final String MESSAGES = "https://api.chatwork.com/v2/rooms/%s/messages";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int MOST_CALLS = 4;

    /** Chatwork takes 65,535 of an unnamed unit; in UTF-8 a character of ours has at most three bytes. */
    private static final int LONGEST_TEXT = 20_000;

    private final SdkHttpClient http;
    private final Supplier<String> apiToken;
    private final Patience patience;

    /** Says how long to try, on whose clock, and how to wait. */
    record Patience(Duration most, Clock clock, Pause pause) {}

    /** Lets time pass. */
    interface Pause {
        void take(Duration time) throws InterruptedException;
    }

    /**
     * Creates a client.
     *
     * @param apiToken throws an {@link IllegalStateException} where it cannot be had, whose message holds no secret
     * @param patience no call is made later than this after the first
     */
    public ChatworkRoom(SdkHttpClient http, Supplier<String> apiToken, Duration patience) {
        this(http, apiToken, new Patience(patience, Clock.systemUTC(), time -> Thread.sleep(time.toMillis())));
    }

    ChatworkRoom(SdkHttpClient http, Supplier<String> apiToken, Patience patience) {
        this.http = http;
        this.apiToken = apiToken;
        this.patience = patience;
    }

    @Override
    public Delivery reply(ReplyTo to, List<AnswerParagraph> answers) {
        var form = "self_unread=0&body=" + URLEncoder.encode(text(to, answers), UTF_8);
        var call = new Call(http, URI.create(MESSAGES.formatted(to.room())), form);
        String token;
        try {
            token = apiToken.get();
        } catch (IllegalStateException e) {
            return new Delivery.NotDelivered(String.valueOf(e.getMessage()));
        }
        try {
            return reply(call, token, patience.clock().instant().plus(patience.most()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.NotDelivered("interrupted");
        }
    }

    /** The text of a reply in Chatwork's notation. */
    private static String text(ReplyTo to, List<AnswerParagraph> answers) {
        var different = answers.stream().distinct().toList();
        // Each has its share: the ends of all are cut rather than the last ones lost.
        var share = LONGEST_TEXT / Math.max(1, different.size());
        return "[rp aid=%s to=%s-%s]\n".formatted(to.person(), to.room(), to.message())
                + different.stream().map(answer -> paragraph(answer, share)).collect(Collectors.joining("\n"));
    }

    /** A paragraph is cut before the tags are put around it, so they always close. */
    private static String paragraph(AnswerParagraph answer, int longest) {
        var text = defused(answer.text());
        var shown = text.length() > longest ? text.substring(0, longest) + "…" : text;
        return answer.title().isEmpty()
                ? shown
                : "[info][title]%s[/title]%s[/info]".formatted(defused(answer.title()), shown);
    }

    /** An answer is plain words: a bracket in it is data, and shall not call anyone. */
    private static String defused(String text) {
        return text.replace('[', '［').replace(']', '］');
    }

    private Delivery reply(Call call, String token, Instant end) throws InterruptedException {
        var pause = FIRST_PAUSE;
        for (var calls = 1; ; calls++) {
            var now = patience.clock().instant();
            var result = call.make(token, now, pause);
            var later = result.again().map(patience.clock().instant()::plus);
            if (calls == MOST_CALLS || later.isEmpty() || later.get().isAfter(end)) {
                return result.delivery();
            }
            patience.pause().take(result.again().orElseThrow());
            pause = pause.multipliedBy(2);
        }
    }

    /** One POST to Chatwork's API, and what its answer means. */
    private record Call(SdkHttpClient http, URI uri, String form) {
        private static final int LONGEST_ANSWER = 4096;
        /** The log needs only the beginning of a refusal. */
        private static final int LONGEST_REASON = 200;

        private static final int TOO_MANY_REQUESTS = 429;
        private static final JsonFactory JSON = new JsonFactory();

        /**
         * The result of a call.
         *
         * @param again when it is worth another one; empty where it is not
         */
        private record Result(Delivery delivery, Optional<Duration> again) {}

        /**
         * Makes the call.
         *
         * @param pause to wait before another where Chatwork does not say how long
         */
        private Result make(String apiToken, Instant now, Duration pause) {
            try {
                return result(post(apiToken), now, pause);
            } catch (IOException e) {
                return new Result(
                        new Delivery.NotDelivered("api.chatwork.com did not answer: " + e.getMessage()),
                        Optional.of(pause));
            }
        }

        private HttpExecuteResponse post(String apiToken) throws IOException {
            var bytes = form.getBytes(UTF_8);
            var request = SdkHttpRequest.builder()
                    .method(SdkHttpMethod.POST)
                    .uri(uri)
                    .putHeader("Content-Type", "application/x-www-form-urlencoded")
                    .putHeader("Content-Length", Integer.toString(bytes.length))
                    .putHeader("Accept", "application/json")
                    .putHeader("X-ChatWorkToken", apiToken)
                    .build();
            return http.prepareRequest(HttpExecuteRequest.builder()
                            .request(request)
                            .contentStreamProvider(() -> new ByteArrayInputStream(bytes))
                            .build())
                    .call();
        }

        private static Result result(HttpExecuteResponse response, Instant now, Duration pause) throws IOException {
            var status = response.httpResponse().statusCode();
            var text = text(response);
            if (response.httpResponse().isSuccessful()) {
                return new Result(new Delivery.Delivered(messageId(text)), Optional.empty());
            }
            var reason = text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) + "…" : text;
            return new Result(
                    new Delivery.NotDelivered("api.chatwork.com answered " + status + ": " + reason),
                    again(response, now, pause));
        }

        private static Optional<Duration> again(HttpExecuteResponse response, Instant now, Duration pause) {
            var status = response.httpResponse().statusCode();
            if (status == TOO_MANY_REQUESTS) {
                return Optional.of(untilReset(response, now).orElse(pause));
            }
            return status >= 500 ? Optional.of(pause) : Optional.empty();
        }

        /** The header says the second, of the epoch, from which on Chatwork takes requests again. */
        private static Optional<Duration> untilReset(HttpExecuteResponse response, Instant now) {
            return response.httpResponse()
                    .firstMatchingHeader("x-ratelimit-reset")
                    .filter(text -> text.matches("[0-9]{1,12}"))
                    .map(text -> Duration.between(now, Instant.ofEpochSecond(Long.parseLong(text))))
                    .filter(wait -> !wait.isNegative());
        }

        private static String text(HttpExecuteResponse response) throws IOException {
            if (response.responseBody().isEmpty()) {
                return "";
            }
            try (var body = response.responseBody().get()) {
                return new String(body.readNBytes(LONGEST_ANSWER), UTF_8);
            }
        }

        private static String messageId(String answer) {
            try (var json = JSON.createParser(answer)) {
                while (json.nextToken() != null) {
                    if (json.currentToken() == JsonToken.FIELD_NAME
                            && json.currentName().equals("message_id")) {
                        return String.valueOf(json.nextTextValue());
                    }
                }
            } catch (IOException e) {
                return "unknown";
            }
            return "unknown";
        }
    }
}
