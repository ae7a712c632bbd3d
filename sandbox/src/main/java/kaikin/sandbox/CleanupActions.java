package kaikin.sandbox;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Takes down again what was put up, the newest first: when it is asked for, or at the latest when the program ends. */
public final class CleanupActions implements AutoCloseable {
    private final Deque<Task> tasks = new ArrayDeque<>();

    private CleanupActions() {}

    /** One thing to take down. */
    @FunctionalInterface
    public interface Task {
        void run() throws IOException;
    }

    /** Also after Ctrl-C or a plain kill: the JVM runs its hooks then. */
    public static CleanupActions untilExit() {
        var cleanup = new CleanupActions();
        Runtime.getRuntime().addShutdownHook(new Thread(cleanup::closeQuietly, "leftovers"));
        return cleanup;
    }

    public synchronized void add(Task task) {
        tasks.push(task);
    }

    @Override
    public synchronized void close() throws IOException {
        while (!tasks.isEmpty()) {
            tasks.pop().run();
        }
    }

    private void closeQuietly() {
        try {
            close();
        } catch (IOException | RuntimeException e) {
            System.err.println("kaikin: not everything could be taken down: " + e.getMessage());
        }
    }
}
