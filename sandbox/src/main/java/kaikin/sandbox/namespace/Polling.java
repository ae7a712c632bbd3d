package kaikin.sandbox.namespace;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Polling with a deadline. */
final class Polling {
    private static final long INTERVAL_MILLIS = 10;

    private Polling() {}

    /** Whether the condition came true before the deadline. */
    static boolean until(Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(INTERVAL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the sandbox.", e);
        }
    }
}
