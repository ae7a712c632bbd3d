package kaikin.sandbox.services.chatwork;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kaikin.contract.WebhookEnvironment;

/**
 * Mentions of the bot as Chatwork passes them on.
 *
 * @param token the webhook's, Base64
 */
public record WebhookSender(WebhookEnvironment bot, String token) {
    /** A mention of the bot, now, by someone who may ask. */
    public String event(String text) {
        var id = Long.toString(
                1_800_000_000_000_000_000L + Clock.systemUTC().instant().toEpochMilli());
        return event(room(), person(), id, text(text));
    }

    /** The text as it is written in a room: with the mention in front. */
    public String text(String text) {
        return "[To:%d]\n%s".formatted(bot.bot(), text);
    }

    /**
     * Returns what Chatwork calls the webhook with.
     *
     * @param body the message as it stands in the room
     */
    public String event(long room, long person, String message, String body) {
        var now = Clock.systemUTC().instant();
        var event = JsonNodeFactory.instance.objectNode();
        event.put("webhook_setting_id", "246")
                .put("webhook_event_type", "mention_to_me")
                .put("webhook_event_time", now.getEpochSecond())
                .putObject("webhook_event")
                .put("from_account_id", person)
                .put("to_account_id", bot.bot())
                .put("room_id", room)
                .put("message_id", message)
                .put("body", body)
                .put("send_time", now.getEpochSecond())
                .put("update_time", 0);
        return event.toString();
    }

    /** As Chatwork signs: HMAC-SHA256 over the body, keyed with the decoded token. */
    public String sign(String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(token), "HmacSHA256"));
            var bytes = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(bytes);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The room that it is written in: one that the bot listens to. */
    public long room() {
        return bot.rooms().stream().sorted().findFirst().orElse(1L);
    }

    /** Someone who may ask. */
    public long person() {
        return bot.people().stream().sorted().findFirst().orElse(1L);
    }

    /** Not the token: this text may land in a log. */
    @Override
    public String toString() {
        return "mentions of " + bot.bot();
    }
}
