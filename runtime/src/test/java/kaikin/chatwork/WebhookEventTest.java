package kaikin.chatwork;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import kaikin.chatwork.WebhookEvent.Mention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookEventTest {
    private static final String MENTION = """
            {"webhook_setting_id":"246","webhook_event_type":"mention_to_me","webhook_event_time":1790000000,\
            "webhook_event":{"from_account_id":20,"to_account_id":99,"room_id":10,"message_id":"984676321621704704",\
            "body":"[To:99]\\u89e3\\u9664 203.0.113.7","send_time":1790000000,"update_time":0}}""";
    private static final Instant TIME = Instant.ofEpochSecond(1790000000);

    @Test
    void readsAMention() {
        assertThat(read(MENTION))
                .isEqualTo(new Mention(20, 99, 10, "984676321621704704", "[To:99]解除 203.0.113.7", TIME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"message_created", "message_updated", "something_new"})
    void otherEventsAreNotForUs(String type) {
        assertThat(read(MENTION.replace("mention_to_me", type))).isEqualTo(new WebhookEvent.OtherEvent(type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "hello",
                "{}",
                "{\"webhook_event_type\":\"mention_to_me\"}",
                "{\"webhook_event_type\":{}}",
                "{\"webhook_event_type\":\"mention_to_me\",\"webhook_event\":[]}"
            })
    void whatIsNoEventIsSaidToBeNone(String body) {
        assertThat(read(body)).isInstanceOf(WebhookEvent.Unreadable.class);
    }

    @Test
    void brokenFieldsAreNoEvent() {
        assertThat(read(MENTION.replace("\"room_id\":10", "\"room_id\":\"../10\"")))
                .isInstanceOf(WebhookEvent.Unreadable.class);
        assertThat(read(MENTION.replace("984676321621704704", "1]x"))).isInstanceOf(WebhookEvent.Unreadable.class);
        assertThat(read(MENTION.replace("\"room_id\":10", "\"room_id\":10,\"room_id\":11")))
                .isInstanceOf(WebhookEvent.Unreadable.class);
        assertThat(read(MENTION + "{}")).isInstanceOf(WebhookEvent.Unreadable.class);
        assertThat(read("[".repeat(50_000))).isInstanceOf(WebhookEvent.Unreadable.class);
    }

    @Test
    void dropsLoopsOthersMentionsAndReplays() {
        var mention = new Mention(20, 99, 10, "1", "", TIME);

        assertThat(mention.reasonToDrop(99, TIME)).isEmpty();
        assertThat(mention.reasonToDrop(99, TIME.plusSeconds(300))).isEmpty();
        assertThat(mention.reasonToDrop(99, TIME.plusSeconds(301))).hasValue("stale");
        assertThat(mention.reasonToDrop(99, TIME.minusSeconds(301))).hasValue("stale");
        assertThat(mention.reasonToDrop(98, TIME)).hasValue("not to the bot");
        assertThat(mention.reasonToDrop(20, TIME)).hasValue("own message");
    }

    private static WebhookEvent read(String body) {
        return WebhookEvent.read(body.getBytes(UTF_8));
    }
}
