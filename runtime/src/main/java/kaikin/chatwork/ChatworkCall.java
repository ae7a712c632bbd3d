package kaikin.chatwork;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kaikin.webhook.ChatRoom.Delivery;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** One POST to Chatwork's API, and what its answer means. */
record ChatworkCall(SdkHttpClient http, URI uri, String form) {
    private static final int LONGEST_ANSWER = 4096;
    /** Of a refusal the log needs the beginning. */
    private static final int LONGEST_REASON = 200;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * What became of a call.
     *
     * @param again when it is worth another one; empty where it is not
     */
    record Result(Delivery delivery, Optional<Duration> again) {}

    /**
     * Makes the call.
     *
     * @param pause to wait before another where Chatwork does not say how long
     */
    Result make(String apiToken, Instant now, Duration pause) {
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
