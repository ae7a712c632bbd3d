package kaikin.chatwork;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.function.Supplier;
import kaikin.unban.Answer;
import kaikin.unban.ChatRoom;
import kaikin.unban.ReplyTo;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The client of Chatwork's API.
 *
 * <p>It posts through the AWS SDK's HTTP interface, because the function then needs one TLS stack, the native one; the
 * JDK's own costs a cold function a quarter of a second. A port of ours around it would only repeat that interface.
 */
public final class ChatworkRoom implements ChatRoom {
    private static final String MESSAGES = "https://api.chatwork.com/v2/rooms/%d/messages";
    private static final int LONGEST_ANSWER = 4096;
    private static final JsonFactory JSON = new JsonFactory();

    private final SdkHttpClient http;
    private final Supplier<String> apiToken;

    public ChatworkRoom(SdkHttpClient http, Supplier<String> apiToken) {
        this.http = http;
        this.apiToken = apiToken;
    }

    @Override
    public Delivery reply(ReplyTo to, List<Answer> answers) {
        var form = "self_unread=0&body=" + URLEncoder.encode(Post.of(to, answers), UTF_8);
        try {
            return delivery(post(MESSAGES.formatted(to.room()), form.getBytes(UTF_8)));
        } catch (IOException e) {
            return new Delivery.NotDelivered("api.chatwork.com did not answer: " + e.getMessage());
        }
    }

    private HttpExecuteResponse post(String uri, byte[] form) throws IOException {
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create(uri))
                .putHeader("Content-Type", "application/x-www-form-urlencoded")
                .putHeader("Content-Length", Integer.toString(form.length))
                .putHeader("Accept", "application/json")
                .putHeader("X-ChatWorkToken", apiToken.get())
                .build();
        return http.prepareRequest(HttpExecuteRequest.builder()
                        .request(request)
                        .contentStreamProvider(() -> new ByteArrayInputStream(form))
                        .build())
                .call();
    }

    private static Delivery delivery(HttpExecuteResponse response) throws IOException {
        var status = response.httpResponse().statusCode();
        var text = "";
        if (response.responseBody().isPresent()) {
            try (var body = response.responseBody().get()) {
                text = new String(body.readNBytes(LONGEST_ANSWER), UTF_8);
            }
        }
        return response.httpResponse().isSuccessful()
                ? new Delivery.Delivered(messageId(text))
                : new Delivery.NotDelivered("api.chatwork.com answered " + status + ": " + text);
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
