package kaikin.webhook;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Runs the work of one account on threads that all accounts share: so much of it at a time, and after each piece the
 * thread is free for whoever has waited longest. Whatever one account has to do, the others get on.
 */
public final class LimitedExecutor implements Executor {
    private final Executor threads;
    private final Semaphore places;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    public LimitedExecutor(Executor threads, int atATime) {
        this.threads = threads;
        this.places = new Semaphore(atATime);
    }

    @Override
    public void execute(Runnable work) {
        waiting.add(work);
        startOne();
    }

    private void startOne() {
        if (!waiting.isEmpty() && places.tryAcquire()) {
            threads.execute(this::runOne);
        }
    }

    private void runOne() {
        try {
            var work = waiting.poll();
            if (work != null) {
                work.run();
            }
        } finally {
            places.release();
            startOne();
        }
    }
}
