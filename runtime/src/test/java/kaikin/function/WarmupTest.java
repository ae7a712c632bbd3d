package kaikin.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WarmupTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final JsonLog journal = new JsonLog(new PrintStream(log, true, UTF_8));

    @Test
    @Timeout(30)
    void waitsForWorkThatIsDoneInTime() {
        var done = new AtomicBoolean();
        var first = new CountDownLatch(1);

        // Only side by side can the first end.
        new Warmup(LONG, journal).all(() -> await(first), first::countDown, () -> done.set(true));

        assertThat(done).isTrue();
        assertThat(log.toString(UTF_8)).isEmpty();
    }

    @Test
    @Timeout(30)
    void waitsNoLongerForWhatNeverEnds() {
        var never = new CountDownLatch(1);
        try {
            new Warmup(Duration.ofMillis(20), journal).all(() -> await(never), () -> await(never));
        } finally {
            never.countDown();
        }

        assertThat(log.toString(UTF_8))
                .contains("{\"event\":\"init\",\"detail\":\"not done after 20 ms\",\"outcome\":\"incomplete\"}");
    }

    @Test
    void whatBreaksIsLogged() {
        new Warmup(LONG, journal).all(() -> {
            throw new IllegalStateException("AccessDeniedException");
        });

        assertThat(log.toString(UTF_8)).contains("\"event\":\"init\"", "AccessDeniedException");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
