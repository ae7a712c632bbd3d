package kaikin.sandbox.services.lambda;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import kaikin.sandbox.gateway.ByteBody;

/** The instances of one function: events at the same moment meet different ones, as with the real service. */
final class ExecutionEnvironments implements AutoCloseable {
    /** Enough to find what only one instance would hide; a machine has only so much memory. */
    static final int MOST = 3;

    private final Starter starter;
    private final List<ExecutionEnvironment> all = new CopyOnWriteArrayList<>();
    private final Queue<ExecutionEnvironment> idle = new ConcurrentLinkedQueue<>();
    private final Semaphore places = new Semaphore(MOST, true);

    private ExecutionEnvironments(Starter starter) {
        this.starter = starter;
    }

    /** Starts one more process of the function. */
    @FunctionalInterface
    interface Starter {
        ExecutionEnvironment start() throws IOException, InterruptedException;
    }

    /**
     * Starts the first, and some more at the same time; others follow when they are needed. The real service copies all
     * of them from one snapshot: whoever must not see what has changed since then takes all as spares.
     */
    static ExecutionEnvironments start(Starter starter, int spares) throws IOException, InterruptedException {
        var instances = new ExecutionEnvironments(starter);
        try {
            for (var i = 0; i <= spares; i++) {
                instances.idle.add(instances.another());
            }
            return instances;
        } catch (IOException | InterruptedException e) {
            instances.close();
            throw e;
        }
    }

    /** An instance that ended, with an event or without one, is followed by a new one. */
    ByteBody invoke(String requestId, ByteBody event) throws InterruptedException {
        places.acquire();
        try {
            var instance = take();
            try {
                return instance.invoke(requestId, event);
            } finally {
                putBack(instance);
            }
        } finally {
            places.release();
        }
    }

    private void putBack(ExecutionEnvironment instance) {
        if (instance.isUsable()) {
            idle.add(instance);
        } else {
            all.remove(instance);
            instance.close();
        }
    }

    @Override
    public void close() {
        all.forEach(ExecutionEnvironment::close);
    }

    private ExecutionEnvironment take() throws InterruptedException {
        for (var free = idle.poll(); free != null; free = idle.poll()) {
            if (free.isUsable()) {
                return free;
            }
            all.remove(free);
            free.close();
        }
        return started();
    }

    private ExecutionEnvironment started() throws InterruptedException {
        try {
            return another();
        } catch (IOException e) {
            throw new FunctionFailure(String.valueOf(e.getMessage()));
        }
    }

    private synchronized ExecutionEnvironment another() throws IOException, InterruptedException {
        var instance = starter.start();
        all.add(instance);
        return instance;
    }

    /** Runs a function's code, one event at a time. */
    interface ExecutionEnvironment extends AutoCloseable {
        /** Sends one event through the function, or throws the {@link FunctionFailure} that it reported. */
        ByteBody invoke(String requestId, ByteBody event) throws InterruptedException;

        /** Tells whether it can take another event. */
        boolean isUsable();

        @Override
        void close();
    }

    /** The report of a function instead of an answer. */
    public static final class FunctionFailure extends RuntimeException {
        FunctionFailure(String report) {
            super(report);
        }
    }
}
