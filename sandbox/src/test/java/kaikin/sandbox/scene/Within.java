package kaikin.sandbox.scene;

import java.io.IOException;

/** Waiting for a condition elsewhere. */
final class Within {
    private Within() {}

    /** A question that a server answers. */
    @FunctionalInterface
    interface Question {
        boolean ask() throws IOException, InterruptedException;
    }

    static boolean patience(Question question) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + Stage.PATIENCE.toNanos();
        while (!question.ask()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }
}
