package kaikin.chatwork;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import kaikin.chatwork.WebhookEvent.Mention;

/**
 * One pass over a webhook's JSON: the fields of the outer object and of {@code webhook_event}, everything else skipped.
 */
final class WebhookEventReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final byte[] body;
    private final Map<String, String> outer = new HashMap<>();
    private final Map<String, String> inner = new HashMap<>();

    WebhookEventReader(byte[] body) {
        this.body = body.clone();
    }

    WebhookEvent read() {
        try (var json = JSON.createParser(body)) {
            require(json.nextToken() == JsonToken.START_OBJECT, "no object");
            fields(json, outer);
            require(json.nextToken() == null, "more than one object");
            return event();
        } catch (IOException e) {
            return new WebhookEvent.Unreadable("not JSON");
        } catch (IllegalArgumentException e) {
            return new WebhookEvent.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private void fields(JsonParser json, Map<String, String> fields) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            var value = json.nextToken();
            if (value.isScalarValue()) {
                fields.put(name, json.getText());
            } else if (fields == outer && name.equals("webhook_event") && value == JsonToken.START_OBJECT) {
                fields(json, inner);
            } else {
                json.skipChildren();
            }
        }
    }

    private WebhookEvent event() {
        var type = text(outer, "webhook_event_type");
        if (!type.equals("mention_to_me")) {
            return new WebhookEvent.OtherEvent(type);
        }
        var message = text(inner, "message_id");
        require(message.matches("[0-9]{1,20}"), "message_id is no number");
        return new Mention(
                number(inner, "from_account_id"),
                number(inner, "to_account_id"),
                number(inner, "room_id"),
                message,
                text(inner, "body"),
                Instant.ofEpochSecond(number(outer, "webhook_event_time")));
    }

    private static long number(Map<String, String> fields, String name) {
        var text = text(fields, name);
        // Fifteen digits fit into every type used here, and are more than Chatwork counts.
        require(text.matches("[0-9]{1,15}"), name + " is no number");
        return Long.parseLong(text);
    }

    private static String text(Map<String, String> fields, String name) {
        var text = fields.get(name);
        if (text == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return text;
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }
}
