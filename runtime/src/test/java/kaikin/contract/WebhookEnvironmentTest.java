package kaikin.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WebhookEnvironmentTest {
    private static final WebhookEnvironment ENVIRONMENT = new WebhookEnvironment(
            new AccountId("011111111111"),
            Set.of(new AccountId("222222222222"), new AccountId("011111111111")),
            Set.of(36818150L),
            Set.of(20L, 3L),
            2763201,
            AnswerLanguage.JA,
            Duration.ofMinutes(15),
            "SREメンバー");

    private static Stream<String> names() {
        return ENVIRONMENT.variables().keySet().stream();
    }

    @Test
    void readsBack() {
        assertThat(WebhookEnvironment.parse(ENVIRONMENT.variables())).isEqualTo(ENVIRONMENT);
    }

    /** A process reads other letters as its locale has it. */
    @Test
    void isWrittenInAscii() {
        assertThat(ENVIRONMENT.variables().values()).allMatch(value -> value.matches("\\p{ASCII}*"));
    }

    @Test
    void isTheSameTextForTheSameSettings() {
        assertThat(ENVIRONMENT.variables())
                .containsEntry("KAIKIN_FLEETS", "011111111111,222222222222")
                .containsEntry("KAIKIN_PEOPLE", "3,20")
                .hasSize(8);
    }

    @ParameterizedTest
    @MethodSource("names")
    void namesTheVariableThatIsMissing(String name) {
        var variables = new TreeMap<>(ENVIRONMENT.variables());
        variables.remove(name);

        assertThatThrownBy(() -> WebhookEnvironment.parse(variables))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the environment variable " + name + " is missing: deploy the hub's stack again");
    }

    @ParameterizedTest
    @CsvSource({
        "KAIKIN_HUB, hub",
        "KAIKIN_FLEETS, '011111111111,2'",
        "KAIKIN_ROOMS, general",
        "KAIKIN_PEOPLE, '3,x'",
        "KAIKIN_BOT, ''",
        "KAIKIN_LANGUAGE, fr",
        "KAIKIN_STALE_AFTER_SECONDS, soon"
    })
    void namesTheVariableThatIsBroken(String name, String value) {
        var variables = new TreeMap<>(ENVIRONMENT.variables());
        assertThat(variables.put(name, value)).isNotNull();

        assertThatThrownBy(() -> WebhookEnvironment.parse(variables))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the environment variable " + name + " is broken: deploy the hub's stack again");
    }
}
