package kaikin.sandbox.demo;

import java.io.IOException;
import java.time.Duration;

/** Waiting for what happens elsewhere. */
public final class Await {
    private Await() {}

    /** A question that programs elsewhere answer. */
    @FunctionalInterface
    public interface Question {
        boolean ask() throws IOException, InterruptedException;
    }

    /** Tells whether it became true in time. */
    public static boolean trueWithin(Duration patience, Question question) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!question.ask()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }
}
