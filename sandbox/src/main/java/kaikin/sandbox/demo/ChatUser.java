package kaikin.sandbox.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.StreamSupport;
import kaikin.sandbox.Sandbox;
import kaikin.sandbox.services.chatwork.WebhookSender;

/** Someone at the chat: writes to the bot as Chatwork would pass it on, and reads the room. */
public final class ChatUser {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Sandbox sandbox;
    private final HttpClient http = HttpClient.newHttpClient();

    public ChatUser(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Mentions the bot; answers the status that Chatwork got. */
    public int mention(String text) throws IOException, InterruptedException {
        var body = event(text);
        return post(body, sign(body));
    }

    /** Writes to the bot, so that it stands in the room too; answers the status that Chatwork got. */
    public int say(String text) throws IOException {
        var said = sandbox.control()
                .post(
                        "/say",
                        JsonNodeFactory.instance.objectNode().put("text", text).toString());
        return JSON.readTree(said).path("status").asInt();
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

    /** All that the bot has said in the room, oldest first. */
    public List<String> room() throws IOException, InterruptedException {
        var uri = URI.create(sandbox.chat() + "/rooms/" + mentions().room() + "/messages");
        var messages = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
        return StreamSupport.stream(JSON.readTree(messages).spliterator(), false)
                .filter(message -> message.at("/account/account_id").asLong()
                        == sandbox.bot().bot())
                .map(message -> message.path("body").asText())
                .toList();
    }

    /** A mention of the bot, now, by someone who may ask. */
    public String event(String text) {
        return mentions().event(text);
    }

    /** As Chatwork signs. */
    public String sign(String body) {
        return mentions().sign(body);
    }

    private WebhookSender mentions() {
        return new WebhookSender(sandbox.bot(), sandbox.webhookToken());
    }
}
