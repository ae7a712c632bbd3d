package kaikin.chatwork;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {
    // Chatwork's engineering blog.
    private static final byte[] BODY =
            ("{\"webhook_setting_id\":\"246\",\"webhook_event_type\":\"message_created\",\"webhook_event_time\":1511238729,"
                            + "\"webhook_event\":{\"message_id\":\"984676321621704704\",\"room_id\":36818150,\"account_id\":1484814,"
                            + "\"body\":\"test\",\"send_time\":1511238729,\"update_time\":0}}")
                    .getBytes(UTF_8);
    private static final String SIGNATURE = "G7Gtrh5Ee6d8erOVXhWPtUrkNJqqIT5vwLU50KhyLQk=";
    private final WebhookSignature signature = new WebhookSignature("A9ne+ygvdV0IZBaPFV2zC1e5Bk+IsI14BPwieRoBQNU=");

    @Test
    void acceptsThePublishedVector() {
        assertThat(BODY).hasSize(244);
        assertThat(signature.signs(BODY, SIGNATURE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // What the token makes when it is not decoded.
                "pvioOXBz8RQOT07SGOC3PeFUay0ObzjCtZd+HNkIjUo=",
                "G7Gtrh5Ee6d8erOVXhWPtUrkNJqqIT5vwLU50KhyLQk",
                "G7Gtrh5Ee6d8erOVXhWPtUrkNJqqIT5vwLU50KhyLQk==",
                " G7Gtrh5Ee6d8erOVXhWPtUrkNJqqIT5vwLU50KhyLQk=",
                "g7Gtrh5Ee6d8erOVXhWPtUrkNJqqIT5vwLU50KhyLQk=",
                "",
                "!",
                "%%%",
                "署名",
                "====="
            })
    void refusesEveryOther(String other) {
        assertThat(signature.signs(BODY, other)).isFalse();
    }

    @Test
    void refusesAChangedBody() {
        var changed = BODY.clone();
        changed[10] ^= 1;
        assertThat(signature.signs(changed, SIGNATURE)).isFalse();
        assertThat(signature.signs(new byte[0], SIGNATURE)).isFalse();
    }

    /** Whoever knows of it could sign. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void anEmptyTokenIsRefusedAtTheStart(String token) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new WebhookSignature(token))
                .withMessageContaining("empty");
    }

    @Test
    void findsTheHeaderInAnyCaseBeforeTheQuery() {
        var query = Map.of("chatwork_webhook_signature", "from the query");
        assertThat(WebhookSignature.find(Map.of("X-ChatWorkWebhookSignature", "header"), query))
                .hasValue("header");
        assertThat(WebhookSignature.find(Map.of("x-chatworkwebhooksignature", "header"), query))
                .hasValue("header");
        assertThat(WebhookSignature.find(Map.of(), Map.of())).isEmpty();
    }

    @Test
    void givesTheQueryItsPlusSignsBack() {
        var query = Map.of("chatwork_webhook_signature", "a b=");
        assertThat(WebhookSignature.find(Map.of(), query)).hasValue("a+b=");
    }

    @Test
    void aTokenThatIsNoBase64IsRefusedAtTheStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new WebhookSignature("not base64!"))
                .withMessageNotContaining("not base64!");
        assertThat(Base64.getDecoder().decode(SIGNATURE)).hasSize(32);
    }
}
