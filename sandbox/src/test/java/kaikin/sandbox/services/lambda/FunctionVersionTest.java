package kaikin.sandbox.services.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import kaikin.sandbox.cloud.DeployedFunction;
import kaikin.sandbox.cloud.Stack;
import kaikin.sandbox.gateway.ByteBody;
import org.junit.jupiter.api.Test;

class FunctionVersionTest {
    private final AtomicInteger starts = new AtomicInteger();
    private final DeployedFunction function = Stack.deployed(Stack.of("111111111111")
                    .role("role", "lambda.amazonaws.com", "{'Effect': 'Deny', 'Action': '*', 'Resource': '*'}")
                    .function("bot", "role", "events.amazonaws.com"))
            .functions()
            .get(0);

    @Test
    void isActiveWhenItHasBeenInitialised() throws Exception {
        var version = published(1);

        assertThat(version.line()).isEqualTo("bot:1 Active");
        assertThat(version.call()).isEmpty();
        assertThat(version.invoke("1", ByteBody.of("hello")).text()).isEqualTo("hello");
    }

    @Test
    void staysFailedWhateverHappensLater() throws Exception {
        var version = published(2);
        assertThat(version.line()).isEqualTo("bot:1 Failed FunctionError: no tokens");

        assertThat(version.call()).hasValueSatisfying(why -> {
            assertThat(why.code()).isEqualTo("ResourceConflictException");
            assertThat(why.later()).isFalse();
        });

        version.dayPassed();
        assertThat(version.line()).contains("Failed");
        assertThat(starts).hasValue(1);
    }

    @Test
    void losesItsSnapshotAfterFourteenDaysWithoutACallAndTheNextCallFails() throws Exception {
        var version = published(1);
        days(version, 13);
        assertThat(version.line()).isEqualTo("bot:1 Active");
        days(version, 1);
        assertThat(version.line()).startsWith("bot:1 Inactive");

        assertThat(version.call()).hasValueSatisfying(why -> {
            assertThat(why.code()).isEqualTo("SnapStartNotReadyException");
            assertThat(why.later()).isTrue();
        });
        version.await();

        assertThat(version.line()).isEqualTo("bot:1 Active");
        assertThat(version.call()).isEmpty();
        assertThat(starts).hasValue(2);
    }

    @Test
    void aCallADayKeepsItActive() throws Exception {
        var version = published(1);

        for (var day = 0; day < 30; day++) {
            version.dayPassed();
            assertThat(version.call()).isEmpty();
        }

        assertThat(starts).hasValue(1);
    }

    @Test
    void staysInactiveWhereItCannotBeInitialisedAgain() throws Exception {
        var once = new AtomicInteger();
        var version = Functions.version(function, () -> {
            if (once.getAndIncrement() > 0) {
                throw new IOException("no tokens any more");
            }
            return Functions.failingUntil(starts, 1).start();
        });
        version.publish();
        days(version, 14);

        assertThat(version.call()).isPresent();
        version.await();

        assertThat(version.line()).isEqualTo("bot:1 Inactive FunctionError: no tokens any more");
    }

    private FunctionVersion published(int fineFrom) throws InterruptedException {
        var version = Functions.version(function, Functions.failingUntil(starts, fineFrom));
        assertThat(version.line()).startsWith("bot:1 Pending");
        version.publish();
        return version;
    }

    private static void days(FunctionVersion version, int count) {
        for (var day = 0; day < count; day++) {
            version.dayPassed();
        }
    }
}
