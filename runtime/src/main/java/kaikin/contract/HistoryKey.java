package kaikin.contract;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The keys of a room's history in the hub's bucket: {@code history/<room>/<newest first>/<part>}. A request and each
 * of its ends is an object of its own, so that nobody has to change what another has written.
 *
 * <p>A listing is in the order of keys, and Chatwork's message ids grow: the key has what is left up to the largest id.
 *
 * @param message Chatwork's id of the message that asked: digits
 * @param part what it is of the request
 */
public record HistoryKey(long room, String message, String part) {
    /** Below it lies every room's history, and {@link CommandServers}. */
    public static final String PREFIX = "history/";

    /** So long the bucket keeps it. */
    public static final Duration KEPT = Duration.ofDays(90);

    private static final String REQUEST = "request";
    private static final BigInteger LARGEST = BigInteger.TEN.pow(20).subtract(BigInteger.ONE);
    private static final Pattern KEY = Pattern.compile(
            PREFIX + "([0-9]{1,18})/([0-9]{20})/(request|ended-[0-9]{12}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /** Below it lies the history of one room. */
    public static String prefix(long room) {
        return PREFIX + room + "/";
    }

    /** The key of a request, with what was said at once. */
    public static HistoryKey request(long room, String message) {
        return new HistoryKey(room, message, REQUEST);
    }

    /** The key of the outcome of one of the request's commands. */
    public static HistoryKey ended(long room, String message, AccountId account, String command) {
        return new HistoryKey(room, message, "ended-" + account + "-" + command);
    }

    /** Reads a key; empty where the object is no history. */
    public static Optional<HistoryKey> parse(String key) {
        var match = KEY.matcher(key);
        return match.matches()
                ? Optional.of(new HistoryKey(Long.parseLong(match.group(1)), turned(match.group(2)), match.group(3)))
                : Optional.empty();
    }

    /** Whether it is the request itself. */
    public boolean isRequest() {
        return part.equals(REQUEST);
    }

    @Override
    public String toString() {
        return "%s%020d/%s".formatted(prefix(room), new BigInteger(turned(message)), part);
    }

    private static String turned(String message) {
        return LARGEST.subtract(new BigInteger(message)).toString();
    }
}
