package kaikin.function;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Work that is worth doing before the first event, side by side and for a bounded time. Whatever comes of it, the
 * function starts: a version of a function whose start failed once is broken for good, and who needs what could not be
 * had tries again.
 *
 * @param most that the start is kept waiting
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html">Lambda SnapStart</a>
 */
record Warmup(Duration most, JsonLog journal) {
    void all(Runnable... work) {
        var end = System.nanoTime() + most.toNanos();
        for (var thread : Stream.of(work).map(this::start).toList()) {
            if (!ended(thread, end)) {
                incomplete("not done after " + most.toMillis() + " ms");
            }
        }
    }

    private Thread start(Runnable work) {
        var thread = new Thread(() -> tried(work), "ahead");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void tried(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            incomplete(e.toString());
        }
    }

    private static boolean ended(Thread thread, long end) {
        try {
            // Zero would be for ever.
            thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private void incomplete(String detail) {
        journal.write("init", Map.of("outcome", "incomplete", "detail", detail));
    }
}
