package kaikin.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** All that has happened so far, for browsers as server-sent events: whoever comes later gets it from the beginning. */
final class ServerSentEvents {
    /** A browser that has hung up is noticed by writing to it. */
    private static final long HEARTBEAT_SECONDS = 10;

    private final List<String> events = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final AtomicInteger readers = new AtomicInteger();

    void add(String type, JsonNode data) {
        lock.lock();
        try {
            // JSON has no line breaks but within texts, and escapes them there.
            events.add("id: %d\nevent: %s\ndata: %s\n\n".formatted(events.size() + 1, type, data));
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether anyone looks. */
    boolean isRead() {
        return readers.get() > 0;
    }

    /**
     * Writes events until the browser hangs up.
     *
     * @param seen how many of them it has already
     */
    void write(int seen, OutputStream browser) throws IOException, InterruptedException {
        readers.incrementAndGet();
        try (browser) {
            var next = seen;
            while (true) {
                var text = await(next);
                next += text.size();
                browser.write((text.isEmpty() ? ":\n\n" : String.join("", text)).getBytes(StandardCharsets.UTF_8));
                browser.flush();
            }
        } finally {
            readers.decrementAndGet();
        }
    }

    private List<String> await(int next) throws InterruptedException {
        lock.lock();
        try {
            var left = TimeUnit.SECONDS.toNanos(HEARTBEAT_SECONDS);
            while (next >= events.size() && left > 0) {
                left = more.awaitNanos(left);
            }
            return next < events.size() ? List.copyOf(events.subList(next, events.size())) : List.of();
        } finally {
            lock.unlock();
        }
    }
}
