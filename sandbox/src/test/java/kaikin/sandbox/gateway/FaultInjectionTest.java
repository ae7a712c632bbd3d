package kaikin.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultInjectionTest {
    private static final HttpCall CALL = HttpCall.of("GET", URI.create("https://ssm.ap-northeast-1.amazonaws.com/"));

    private final FaultInjection faults = new FaultInjection();
    private final Service service = faults.before("ssm", call -> ServiceResponse.empty(200));

    @Test
    void theNextCallsGoWrongAndNoMore() {
        assertThat(faults.order("ssm throttled 2")).isEmpty();

        assertThatThrownBy(() -> service.answer(CALL)).hasMessageContaining("ThrottlingException");
        assertThatThrownBy(() -> service.answer(CALL)).hasMessageContaining("ThrottlingException");
        assertThat(service.answer(CALL).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "s3, throttled, 503 SlowDown",
        "s3, denied, 403 AccessDenied",
        "sts, throttled, 400 Throttling",
        "ssm, throttled, 400 ThrottlingException",
        "ssm, denied, 400 AccessDeniedException",
        "sqs, throttled, 403 RequestThrottled",
        "sqs, gone, 400 QueueDoesNotExist",
        "events, broken, 500 InternalException",
        "ssm, broken, 500 InternalServerError",
        "s3, broken, 500 InternalError",
        "s3-lists-111111111111, throttled, 503 SlowDown",
        "sts, broken, 500 InternalFailure",
        "chatwork, throttled, 429 TooManyRequests"
    })
    void everyServiceHasItsOwnWords(String name, String kind, String error) {
        var other = faults.before(name, call -> ServiceResponse.empty(200));
        assertThat(faults.order(name + " " + kind + " 1")).isEmpty();

        assertThatThrownBy(() -> other.answer(CALL))
                .isInstanceOfSatisfying(
                        AwsException.class,
                        e -> assertThat(e.error().status() + " " + e.error().code())
                                .isEqualTo(error));
    }

    @Test
    void whatIsLateIsNotWrong() {
        assertThat(faults.order("ssm late 1")).isEmpty();
        var started = System.nanoTime();

        assertThat(service.answer(CALL).status()).isEqualTo(200);

        assertThat(System.nanoTime() - started).isGreaterThanOrEqualTo(1_000_000_000L);
    }

    @Test
    void whatIsNoErrorOfACallStrikesWhereItIsAskedFor() {
        var isUnknownYet = faults.strikes("ssm", "unknown-yet");
        assertThat(isUnknownYet.getAsBoolean()).isFalse();

        assertThat(faults.order("ssm unknown-yet 2")).isEmpty();

        assertThat(service.answer(CALL).status()).isEqualTo(200);
        assertThat(isUnknownYet.getAsBoolean()).isTrue();
        assertThat(isUnknownYet.getAsBoolean()).isTrue();
        assertThat(isUnknownYet.getAsBoolean()).isFalse();
    }

    @Test
    void aCountOfZeroEndsIt() {
        var isLost = faults.strikes("events", "lost");
        assertThat(faults.order("events lost 5")).isEmpty();
        assertThat(faults.order("events lost 0")).isEmpty();

        assertThat(isLost.getAsBoolean()).isFalse();
    }

    @Test
    void saysWhatCanBeOrdered() {
        var unused = faults.strikes("events", "lost");

        assertThat(faults.order("events gone 1"))
                .hasValueSatisfying(problem -> assertThat(problem).contains("[ssm]", "[events lost]"));
        assertThat(faults.order("ssm upside-down 1"))
                .hasValueSatisfying(problem -> assertThat(problem).contains("upside-down"));
        assertThat(faults.order("ssm gone many")).isPresent();
    }
}
