package kaikin.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Set;
import kaikin.contract.AccountId;
import kaikin.contract.OutcomeEnvironment;
import org.junit.jupiter.api.Test;

class OutcomePrimingTest {
    private static final AccountId HUB = new AccountId("111111111111");

    /** With no network and no credentials. */
    @Test
    void goesTheWholeWayToTheAnswer() {
        var log = new ByteArrayOutputStream();
        var variables = new HashMap<>(new OutcomeEnvironment(HUB, Set.of(HUB), Set.of(10L), "SRE").variables());
        variables.put("AWS_REGION", "ap-northeast-1");

        OutcomePriming.of(variables, new JsonLog(new PrintStream(log, true, UTF_8)))
                .run();

        assertThat(log.toString(UTF_8).lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("Answered", "outcome=released"));
    }
}
