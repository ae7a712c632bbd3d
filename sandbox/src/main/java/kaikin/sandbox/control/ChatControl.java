package kaikin.sandbox.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.OptionalLong;
import kaikin.sandbox.gateway.ByteBody;
import kaikin.sandbox.gateway.HeaderFields;
import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.Service;
import kaikin.sandbox.gateway.ServiceResponse;
import kaikin.sandbox.services.chatwork.ChatworkApi;
import kaikin.sandbox.services.chatwork.WebhookSender;

/**
 * People at the chat: what they write to the bot stands in the room, and Chatwork calls the webhook.
 *
 * @param api where the webhook is
 */
public record ChatControl(ChatworkApi chatwork, WebhookSender mentions, Service api) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NUMBER = "[1-9][0-9]{0,17}";
    /** Above what Chatwork takes there is nothing to be tried. */
    private static final int LONGEST = 60_000;

    public void addTo(ControlApi page) {
        page.add("POST /say", this::say);
        page.add("GET /messages", text -> ServiceResponse.of(200, "application/json", chatwork.all()));
    }

    /** Returns when the webhook has answered, with its status; where no room or person is named, one that may ask. */
    private ServiceResponse say(String order) {
        JsonNode asked;
        try {
            asked = JSON.readTree(order);
        } catch (JsonProcessingException e) {
            return ServiceResponse.text(400, "a message is JSON: room, person and text\n");
        }
        var text = asked.path("text").asText();
        var room = number(asked.path("room").asText(), mentions.room());
        var person = number(asked.path("person").asText(), mentions.person());
        if (text.isBlank() || text.length() > LONGEST) {
            return ServiceResponse.text(400, "a message has 1 to %d characters\n".formatted(LONGEST));
        }
        if (room.isEmpty() || person.isEmpty()) {
            return ServiceResponse.text(400, "a room and a person are numbers, as Chatwork has them\n");
        }
        return deliver(room.getAsLong(), person.getAsLong(), mentions.text(text));
    }

    private ServiceResponse deliver(long room, long person, String body) {
        var id = chatwork.write(room, person, body);
        var event = mentions.event(room, person, id, body);
        var webhook = HttpCall.of("POST", URI.create("https://api/chatwork"))
                .withHeaders(HeaderFields.NONE
                        .with("Content-Type", "application/json")
                        .with("X-ChatWorkWebhookSignature", mentions.sign(event)))
                .withBody(ByteBody.of(event));
        var status = api.answer(webhook).status();
        var said = JsonNodeFactory.instance.objectNode();
        said.put("room", Long.toString(room)).put("id", id).put("status", status);
        return ServiceResponse.of(200, "application/json", said.toString());
    }

    private static OptionalLong number(String text, long otherwise) {
        if (text.isEmpty()) {
            return OptionalLong.of(otherwise);
        }
        return text.matches(NUMBER) ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
