package kaikin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeCheckTest {
    private static final AccountId FLEET = new AccountId("222222222222");
    private static final String COMMAND = "0f3c1a9e-2b4d-4c6e-8f01-23456789abcd";

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "2001:db8::7"})
    void readsBack(String address) {
        var check = new OutcomeCheck(FLEET, COMMAND, address);

        assertThat(OutcomeCheck.parse(check.toString())).hasValue(check);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "somebody else's message",
                "kaikin-outcome-check/2 account=222222222222 command=0f3c1a9e-2b4d-4c6e-8f01-23456789abcd address=203.0.113.7",
                "kaikin-outcome-check/1 account=2 command=0f3c1a9e-2b4d-4c6e-8f01-23456789abcd address=203.0.113.7",
                "kaikin-outcome-check/1 account=222222222222 command=../x address=203.0.113.7",
                "kaikin-outcome-check/1 account=222222222222 command=0f3c1a9e-2b4d-4c6e-8f01-23456789abcd address=a b",
                "kaikin-outcome-check/1 account=222222222222 command=0f3c1a9e-2b4d-4c6e-8f01-23456789abcd address=203.0.113.7\n"
            })
    void anythingElseIsNoneOfOurs(String message) {
        assertThat(OutcomeCheck.parse(message)).isEmpty();
    }

    @Test
    void itsQueueIsNamedAsSqsNamesIt() {
        assertThat(OutcomeCheck.queueArn(FLEET, "ap-northeast-1"))
                .isEqualTo("arn:aws:sqs:ap-northeast-1:222222222222:kaikin-outcome-checks");
    }

    @Test
    void comesAfterEveryCommandHasEndedAndWithinTheLongestThatAQueueDelays() {
        assertThat(OutcomeCheck.DELAY)
                .isGreaterThan(ReleaseDocument.LONGEST)
                .isLessThanOrEqualTo(java.time.Duration.ofMinutes(15));
    }
}
