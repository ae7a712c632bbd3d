package kaikin.sandbox.function;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.sandbox.cloud.Function;
import kaikin.sandbox.gateway.Body;

/** The instances of one function: events at the same moment meet different ones, as with the real service. */
final class Instances implements AutoCloseable {
    /** Enough to find what only one instance would hide; a machine has only so much memory. */
    private static final int MOST = 3;

    private final Starter starter;
    private final List<RunningFunction> all = new CopyOnWriteArrayList<>();
    private final BlockingQueue<RunningFunction> idle = new LinkedBlockingQueue<>();

    private Instances(Starter starter) {
        this.starter = starter;
    }

    /** Starts one more process of the function. */
    @FunctionalInterface
    interface Starter {
        RunningFunction start() throws IOException, InterruptedException;
    }

    /** Starts the first; what is wrong with a function shows before anybody needs it. */
    static Instances first(Starter starter) throws IOException, InterruptedException {
        var instances = new Instances(starter);
        instances.idle.add(instances.another());
        return instances;
    }

    Function function() {
        return all.get(0).function();
    }

    /** What all of them run as. */
    RoleSession role() {
        return all.get(0).role();
    }

    Body invoke(String requestId, Body event) throws InterruptedException {
        var instance = take();
        try {
            return instance.invoke(requestId, event);
        } finally {
            idle.add(instance);
        }
    }

    @Override
    public void close() {
        all.forEach(RunningFunction::close);
    }

    private RunningFunction take() throws InterruptedException {
        var free = idle.poll();
        if (free != null) {
            return free;
        }
        return all.size() < MOST ? started() : idle.take();
    }

    private RunningFunction started() throws InterruptedException {
        try {
            return another();
        } catch (IOException e) {
            throw new FunctionFailure(String.valueOf(e.getMessage()));
        }
    }

    private synchronized RunningFunction another() throws IOException, InterruptedException {
        var instance = starter.start();
        all.add(instance);
        return instance;
    }
}
