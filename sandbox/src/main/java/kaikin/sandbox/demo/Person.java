package kaikin.sandbox.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kaikin.sandbox.Sandbox;

/** Somebody at the chat: writes to the bot as Chatwork would pass it on, and reads the room. */
public final class Person {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Sandbox sandbox;
    private final HttpClient http = HttpClient.newHttpClient();

    public Person(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Mentions the bot; answers the status that Chatwork got. */
    public int mention(String text) throws IOException, InterruptedException {
        var body = event(text);
        return post(body, sign(body));
    }

    /** Posts a body to the webhook with some signature. */
    public int post(String body, String signature) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(sandbox.webhook()))
                .header("Content-Type", "application/json")
                .header("X-ChatWorkWebhookSignature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** All messages in the room, oldest first. */
    public List<String> room() throws IOException, InterruptedException {
        var uri = URI.create(sandbox.chat() + "/rooms/" + aRoom() + "/messages");
        var messages = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
        return StreamSupport.stream(JSON.readTree(messages).spliterator(), false)
                .map(message -> message.path("body").asText())
                .toList();
    }

    /** A mention of the bot, now, by somebody who may ask. */
    public String event(String text) {
        var bot = sandbox.bot();
        var now = Clock.systemUTC().instant();
        var event = JsonNodeFactory.instance.objectNode();
        event.put("webhook_setting_id", "246")
                .put("webhook_event_type", "mention_to_me")
                .put("webhook_event_time", now.getEpochSecond())
                .putObject("webhook_event")
                .put(
                        "from_account_id",
                        bot.people().stream().sorted().findFirst().orElse(1L))
                .put("to_account_id", bot.bot())
                .put("room_id", aRoom())
                .put("message_id", Long.toString(1_800_000_000_000_000_000L + now.toEpochMilli()))
                .put("body", "[To:%d]\n%s".formatted(bot.bot(), text))
                .put("send_time", now.getEpochSecond())
                .put("update_time", 0);
        return event.toString();
    }

    /** As Chatwork signs: HMAC-SHA256 over the body, keyed with the decoded token. */
    public String sign(String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(sandbox.webhookToken()), "HmacSHA256"));
            var bytes = mac.doFinal(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(bytes);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private long aRoom() {
        return sandbox.bot().rooms().stream().sorted().findFirst().orElse(1L);
    }
}
