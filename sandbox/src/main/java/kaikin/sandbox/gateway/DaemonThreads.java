package kaikin.sandbox.gateway;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads that do not keep the sandbox alive. */
final class DaemonThreads {
    private DaemonThreads() {}

    static ExecutorService pool(String name) {
        return Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
