package kaikin.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import kaikin.aws.SsmCommandInvocations.InvocationStatus;
import kaikin.notify.ServerReport.End;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvocationStatusTest {
    private static final List<String> FINAL = List.of(
            "Success",
            "Failed",
            "ExecutionTimedOut",
            "DeliveryTimedOut",
            "Undeliverable",
            "Terminated",
            "InvalidPlatform",
            "AccessDenied",
            "Cancelled",
            "RateExceeded",
            "Incomplete",
            "NoInstancesInTag");

    @ParameterizedTest
    @ValueSource(strings = {"Pending", "InProgress", "In Progress", "Delayed", "Cancelling", ""})
    void whatMayStillChangeIsNoEnd(String details) {
        assertThat(InvocationStatus.end(details)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Success, FINISHED",
        "Failed, FINISHED",
        "Delivery Timed Out, DELIVERY_TIMED_OUT",
        "DeliveryTimedOut, DELIVERY_TIMED_OUT",
        "ExecutionTimedOut, EXECUTION_TIMED_OUT",
        "TimedOut, EXECUTION_TIMED_OUT",
        "Access Denied, ACCESS_DENIED"
    })
    void aFinalStatusIsItsEnd(String details, End end) {
        assertThat(InvocationStatus.end(details)).hasValue(end);
    }

    @Test
    void everyFinalStatusHasAnEndOfItsOwn() {
        assertThat(FINAL)
                .filteredOn(details -> !details.equals("Failed"))
                .extracting(details -> InvocationStatus.end(details).orElseThrow())
                .doesNotHaveDuplicates()
                .doesNotContain(End.UNKNOWN);
        assertThat(Arrays.asList(End.values()))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                FINAL.stream()
                                        .map(details ->
                                                InvocationStatus.end(details).orElseThrow()),
                                Stream.of(End.UNKNOWN, End.NOT_UNDERSTOOD))
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Exploded", "success", "Succeeded"})
    void aStatusThatNobodyKnowsIsNotCalledFinished(String details) {
        assertThat(InvocationStatus.end(details)).hasValue(End.UNKNOWN);
    }
}
