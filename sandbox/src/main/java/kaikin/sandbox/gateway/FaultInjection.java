package kaikin.sandbox.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import kaikin.sandbox.gateway.AwsException.AwsError;

/** Makes the next calls of a service go wrong, as someone outside has ordered. */
public final class FaultInjection {
    /** The ways in which a call can go wrong. */
    private enum Kind {
        THROTTLED,
        DENIED,
        GONE,
        BROKEN,
        SILENT,
        LATE;

        /** As the service puts it: each has names and status codes of its own. */
        private AwsError error(String service) {
            return switch (service.replaceFirst("-.*", "")) {
                case "s3" ->
                    pick(
                            new AwsError(503, "SlowDown", "Please reduce your request rate."),
                            new AwsError(403, "AccessDenied", "Access Denied"),
                            new AwsError(404, "NoSuchBucket", "The specified bucket does not exist"),
                            new AwsError(500, "InternalError", INTERNAL));
                case "sqs" ->
                    pick(
                            new AwsError(403, "RequestThrottled", "Rate exceeded"),
                            new AwsError(403, "AccessDenied", "Access to the resource is denied."),
                            new AwsError(400, "QueueDoesNotExist", "The specified queue does not exist."),
                            new AwsError(500, "InternalError", INTERNAL));
                case "sts" ->
                    pick(
                            new AwsError(400, "Throttling", "Rate exceeded"),
                            new AwsError(403, "AccessDenied", "Access denied"),
                            // The service does not tell a role that is not there from one that does not trust.
                            new AwsError(403, "AccessDenied", "Access denied"),
                            new AwsError(500, "InternalFailure", INTERNAL));
                case "events" ->
                    pick(
                            new AwsError(400, "ThrottlingException", "Rate exceeded"),
                            new AwsError(400, "AccessDeniedException", "Access denied"),
                            new AwsError(400, "ResourceNotFoundException", "There is no such thing"),
                            new AwsError(500, "InternalException", INTERNAL));
                case "ssm" ->
                    pick(
                            new AwsError(400, "ThrottlingException", "Rate exceeded"),
                            new AwsError(400, "AccessDeniedException", "Access denied"),
                            new AwsError(400, "ResourceNotFoundException", "There is no such thing"),
                            new AwsError(500, "InternalServerError", INTERNAL));
                default ->
                    pick(
                            new AwsError(429, "TooManyRequests", "Rate limit exceeded"),
                            new AwsError(403, "Forbidden", "Not allowed"),
                            new AwsError(404, "NotFound", "Not found"),
                            new AwsError(500, "InternalServerError", INTERNAL));
            };
        }

        private AwsError pick(AwsError throttled, AwsError denied, AwsError gone, AwsError broken) {
            return switch (this) {
                case THROTTLED -> throttled;
                case DENIED -> denied;
                case GONE -> gone;
                case BROKEN, SILENT, LATE -> broken;
            };
        }
    }

    private static final String INTERNAL = "We encountered an internal error. Please try again.";
    /** Longer than any client waits. */
    private static final long SILENCE_MILLIS = 30_000;
    /** Every client waits for one such answer, and for some of them nobody does. */
    private static final long LATENESS_MILLIS = 1_000;

    private final Map<String, Queue<Kind>> ordered = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> strikes = new ConcurrentHashMap<>();

    /**
     * Orders faults, which take the place of the ones ordered before.
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

    /** Tells whether something is to go wrong with the next call of that service. */
    public boolean isOrdered(String name) {
        return !ordered.getOrDefault(name, new ConcurrentLinkedQueue<>()).isEmpty();
    }

    /** The service, as long as nothing goes wrong. */
    public Service before(String name, Service service) {
        ordered.putIfAbsent(name, new ConcurrentLinkedQueue<>());
        return call -> {
            var fault =
                    ordered.getOrDefault(name, new ConcurrentLinkedQueue<>()).poll();
            if (fault == Kind.LATE) {
                keepSilent(LATENESS_MILLIS);
            } else if (fault == Kind.SILENT) {
                keepSilent(SILENCE_MILLIS);
            }
            if (fault == null || fault == Kind.LATE) {
                return service.answer(call);
            }
            throw new AwsException(fault.error(name));
        };
    }

    /** A fault that is no error of a call: whether the next one goes wrong in this way, for those who can tell. */
    public BooleanSupplier strikes(String name, String kind) {
        var left = counter(name, kind);
        return () -> left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    private AtomicInteger counter(String name, String kind) {
        return strikes.computeIfAbsent(name + " " + kind, any -> new AtomicInteger());
    }

    private static void keepSilent(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
