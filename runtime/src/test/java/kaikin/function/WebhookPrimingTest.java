package kaikin.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Set;
import kaikin.contract.AccountId;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.WebhookEnvironment;
import org.junit.jupiter.api.Test;

class WebhookPrimingTest {
    private static final AccountId HUB = new AccountId("111111111111");

    /** With no network, no credentials and no environment. */
    @Test
    void goesTheWholeWayToAReleaseAndItsAnswer() {
        var log = new ByteArrayOutputStream();
        var environment = new WebhookEnvironment(
                HUB, Set.of(HUB), Set.of(10L), Set.of(20L), 99, AnswerLanguage.JA, Duration.ofMinutes(20), "SRE");

        new WebhookPriming(environment, "ap-northeast-1", new JsonLog(new PrintStream(log, true, UTF_8))).run();

        assertThat(log.toString(UTF_8).lines())
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line).contains("Delivered"))
                .allSatisfy(line -> assertThat(line).containsPattern("ReleaseStarted|RoomHistory"))
                .last()
                .asString()
                .contains("RoomHistory[entries=1, unreadable=0]");
    }
}
