package kaikin.sandbox.services.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import kaikin.sandbox.gateway.ByteBody;
import kaikin.sandbox.services.lambda.ExecutionEnvironments.ExecutionEnvironment;
import kaikin.sandbox.services.lambda.ExecutionEnvironments.FunctionFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a function's instances whose processes end. */
@Timeout(20)
class ExecutionEnvironmentsTest {
    private final List<Mortal> started = new CopyOnWriteArrayList<>();

    @Test
    void anInstanceThatEndedBetweenTwoEventsIsFollowedByANewOne() throws Exception {
        var instances = ExecutionEnvironments.start(this::start, 0);
        instances.invoke("1", ByteBody.of("a"));
        started.get(0).alive = false;

        assertThat(instances.invoke("2", ByteBody.of("b")).text()).isEqualTo("b");
        assertThat(started).hasSize(2);
        assertThat(started.get(0).events).hasValue(1);
    }

    @Test
    void whoeverWaitsForAPlaceGetsOneThoughAllInstancesEnd() throws Exception {
        var instances = ExecutionEnvironments.start(this::start, ExecutionEnvironments.MOST - 1);
        var begun = new CountDownLatch(ExecutionEnvironments.MOST);
        started.forEach(each -> each.begun = begun);
        var busy = new ArrayList<CompletableFuture<Void>>();
        for (var i = 0; i < ExecutionEnvironments.MOST; i++) {
            busy.add(CompletableFuture.runAsync(
                    () -> assertThatThrownBy(() -> instances.invoke("x", ByteBody.of("die")))
                            .isInstanceOf(FunctionFailure.class)));
        }
        begun.await();
        var waiting = CompletableFuture.supplyAsync(() -> invoke(instances));
        started.forEach(each -> each.end.countDown());

        busy.forEach(CompletableFuture::join);
        assertThat(waiting.join().text()).isEqualTo("later");
    }

    /** In Lambda's words; a status above 128 is a signal. */
    @ParameterizedTest
    @CsvSource({"137,signal: killed", "1,exit status 1", "0,exit status 0", "134,signal: aborted", "140,signal: 12"})
    void whoWaitsForAProcessThatEndedHearsHow(int status, String how) throws Exception {
        try (var api = new RuntimeApi("arn", Duration.ofSeconds(30), Clock.systemUTC())) {
            var before = api.invoke("before", ByteBody.of("{}"));
            api.ended(status);
            var after = api.invoke("after", ByteBody.of("{}"));

            assertThatThrownBy(before::join)
                    .hasRootCauseInstanceOf(FunctionFailure.class)
                    .rootCause()
                    .hasMessageContaining("\"errorType\":\"Runtime.ExitError\"")
                    .hasMessageContaining("RequestId: before Error: Runtime exited with error: " + how);
            assertThatThrownBy(after::join).rootCause().hasMessageContaining("RequestId: after");
        }
    }

    private static ByteBody invoke(ExecutionEnvironments instances) {
        try {
            return instances.invoke("later", ByteBody.of("later"));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private synchronized ExecutionEnvironment start() {
        var mortal = new Mortal();
        started.add(mortal);
        return mortal;
    }

    private static final class Mortal implements ExecutionEnvironment {
        private final AtomicInteger events = new AtomicInteger();
        private final CountDownLatch end = new CountDownLatch(1);
        private CountDownLatch begun = new CountDownLatch(0);
        private volatile boolean alive = true;

        @Override
        public ByteBody invoke(String requestId, ByteBody event) throws InterruptedException {
            events.incrementAndGet();
            if (event.text().equals("die")) {
                begun.countDown();
                end.await();
                alive = false;
                throw new FunctionFailure("it ended");
            }
            return event;
        }

        @Override
        public boolean isUsable() {
            return alive;
        }

        @Override
        public void close() {
            alive = false;
        }
    }
}
