package kaikin.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class MishapsTest {
    private static final HttpCall CALL = HttpCall.of("GET", URI.create("https://ssm.ap-northeast-1.amazonaws.com/"));

    private final Mishaps mishaps = new Mishaps();
    private final Service service = mishaps.before("ssm", call -> Reply.empty(200));

    @Test
    void theNextCallsGoWrongAndNoMore() {
        assertThat(mishaps.order("ssm throttled 2")).isEmpty();

        assertThatThrownBy(() -> service.answer(CALL)).hasMessageContaining("ThrottlingException");
        assertThatThrownBy(() -> service.answer(CALL)).hasMessageContaining("ThrottlingException");
        assertThat(service.answer(CALL).status()).isEqualTo(200);
    }

    @Test
    void whatIsNoErrorOfACallStrikesWhereItIsAskedFor() {
        var isUnknownYet = mishaps.strikes("ssm", "unknown-yet");
        assertThat(isUnknownYet.getAsBoolean()).isFalse();

        assertThat(mishaps.order("ssm unknown-yet 2")).isEmpty();

        assertThat(service.answer(CALL).status()).isEqualTo(200);
        assertThat(isUnknownYet.getAsBoolean()).isTrue();
        assertThat(isUnknownYet.getAsBoolean()).isTrue();
        assertThat(isUnknownYet.getAsBoolean()).isFalse();
    }

    @Test
    void aCountOfZeroEndsIt() {
        var isLost = mishaps.strikes("events", "lost");
        assertThat(mishaps.order("events lost 5")).isEmpty();
        assertThat(mishaps.order("events lost 0")).isEmpty();

        assertThat(isLost.getAsBoolean()).isFalse();
    }

    @Test
    void saysWhatCanBeOrdered() {
        var unused = mishaps.strikes("events", "lost");

        assertThat(mishaps.order("events gone 1"))
                .hasValueSatisfying(problem -> assertThat(problem).contains("[ssm]", "[events lost]"));
        assertThat(mishaps.order("ssm upside-down 1"))
                .hasValueSatisfying(problem -> assertThat(problem).contains("upside-down"));
        assertThat(mishaps.order("ssm gone many")).isPresent();
    }
}
