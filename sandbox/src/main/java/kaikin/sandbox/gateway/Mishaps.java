package kaikin.sandbox.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** What goes wrong with the next calls of a service, as somebody outside has ordered. */
public final class Mishaps {
    /** A mishap, as its service would put it. */
    private enum Kind {
        THROTTLED(429, "ThrottlingException", "Rate exceeded"),
        DENIED(403, "AccessDenied", "Access Denied"),
        GONE(404, "NoSuchBucket", "The specified bucket does not exist"),
        BROKEN(500, "InternalError", "We encountered an internal error. Please try again."),
        SILENT(500, "InternalError", "This comes too late.");

        private final int status;
        private final String code;
        private final String message;

        Kind(int status, String code, String message) {
            this.status = status;
            this.code = code;
            this.message = message;
        }
    }

    /** Longer than any client waits. */
    private static final long SILENCE_MILLIS = 30_000;

    private final Map<String, Queue<Kind>> ordered = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> strikes = new ConcurrentHashMap<>();

    /**
     * Orders mishaps, which take the place of the ones ordered before.
     *
     * @param order a service, a kind and a number of calls: {@code s3 throttled 3}
     * @return what is wrong with the order; empty where nothing is
     */
    public Optional<String> order(String order) {
        var words = order.split(" ", -1);
        if (words.length == 3 && words[2].matches("[0-9]{1,5}") && strikes.containsKey(words[0] + " " + words[1])) {
            counter(words[0], words[1]).set(Integer.parseInt(words[2]));
            return Optional.empty();
        }
        if (words.length != 3 || !words[2].matches("[0-9]{1,5}") || !ordered.containsKey(words[0])) {
            return Optional.of("an order is a service of %s, a kind and a number of calls; or one of %s and a number"
                    .formatted(new TreeSet<>(ordered.keySet()), new TreeSet<>(strikes.keySet())));
        }
        for (var kind : Kind.values()) {
            if (kind.name().equalsIgnoreCase(words[1])) {
                var queue = new ConcurrentLinkedQueue<Kind>();
                for (var left = Integer.parseInt(words[2]); left > 0; left--) {
                    queue.add(kind);
                }
                ordered.put(words[0], queue);
                return Optional.empty();
            }
        }
        return Optional.of("there is no mishap «" + words[1] + "»");
    }

    /** The service, as long as nothing goes wrong. */
    public Service before(String name, Service service) {
        ordered.putIfAbsent(name, new ConcurrentLinkedQueue<>());
        return call -> {
            var mishap =
                    ordered.getOrDefault(name, new ConcurrentLinkedQueue<>()).poll();
            if (mishap == null) {
                return service.answer(call);
            }
            if (mishap == Kind.SILENT) {
                keepSilent();
            }
            throw new AwsException(mishap.status, mishap.code, mishap.message);
        };
    }

    /** A mishap that is no error of a call: whether the next one goes wrong in this way, for those who can tell. */
    public BooleanSupplier strikes(String name, String kind) {
        var left = counter(name, kind);
        return () -> left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    private AtomicInteger counter(String name, String kind) {
        return strikes.computeIfAbsent(name + " " + kind, any -> new AtomicInteger());
    }

    private static void keepSilent() {
        try {
            Thread.sleep(SILENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
