package kaikin.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The last line that the release script prints.
 *
 * <p>{@code kaikin-release/1 address=203.0.113.7 outcome=released freed=203.0.113.7 list=uploaded guards=nft-sets
 * reason=none server=web-1}. Older scripts end earlier.
 *
 * <p>Whoever is root on a server writes this line, and people read it in the bot's name: so no field takes words of the
 * server's own. Whether address and freed are what was asked about is decided where that is known.
 *
 * @param address what was asked for, canonical; {@code -} where the script could not make sense of it
 * @param freed the bans that went, comma-separated addresses, nets and ranges; after a check those that cover the
 *     address; {@code -} where there are none
 * @param guards the guards of that server that were asked, comma-separated; {@code -} where none was
 * @param reason why it is not the usual end
 * @param server what the server calls itself, which no answer shows; {@code -} where it did not say, or no name that a
 *     list can have
 */
public record ReleaseResult(
        String address, Outcome outcome, String freed, List list, String guards, Reason reason, String server) {
    private static final Pattern LINE =
            Pattern.compile("kaikin-release/1 address=(-|[0-9a-f.:]{2,45}) outcome=([a-z]+) freed=(-|[0-9A-Fa-f.:/,-]+)"
                    + " list=([a-z]+)(?: guards=(\\S+) reason=([a-z-]+)(?: server=(\\S+))?)?");

    /** The outcome for the address. */
    public enum Outcome {
        /** It was banned and is not any more: the filter was asked. */
        RELEASED,
        /** It was not banned when the script looked. */
        ABSENT,
        /** It is banned; only a check says so, and changes nothing. */
        BANNED,
        /** The script refused what it was asked and changed nothing. */
        REFUSED,
        /** The server has no guard, or one, that the script cannot ask: what it bans is unknown. */
        UNSUPPORTED,
        /** It may still be banned. */
        FAILED
    }

    /** The outcome for the fresh list. */
    public enum List {
        UPLOADED,
        FAILED,
        SKIPPED
    }

    /** The reason why it is not the usual end; a closed list, so that each can be told in the reader's language. */
    public enum Reason {
        /** It is the usual end. */
        NONE,
        /** What was asked for is no address. */
        ADDRESS,
        /** What was to be done is neither a release nor a check. */
        ACTION,
        /** There is no guard on the server. */
        NO_GUARD,
        /** The guard uses a packet filter that the script does not know. */
        BACKEND,
        /** A program that is needed is not installed. */
        TOOL,
        /** Nothing temporary can be written: the disk is full, or read-only. */
        TEMPORARY,
        /** The lock cannot be had: something holds it, or its file cannot be made. */
        LOCK,
        /** The guard's bans cannot be read: it is stopped, say. */
        UNREADABLE,
        /** The filter still names the address after everything was tried. */
        STILL_BANNED,
        /** There is a rule, or another place, of which nobody can say whether it blocks the address. */
        UNJUDGED,
        /** It is free now, but the blacklist brings it back when sshguard starts anew. */
        BLACKLIST,
        /** The script was ended half-way. */
        INTERRUPTED
    }

    /** The usual end on a server whose guards do not matter. */
    public ReleaseResult(String address, Outcome outcome, String freed, List list) {
        this(address, outcome, freed, list, "-", Reason.NONE, "-");
    }

    /** Reads the line; empty where it is none. */
    public static Optional<ReleaseResult> parse(String line) {
        var match = LINE.matcher(line);
        if (!match.matches()) {
            return Optional.empty();
        }
        var guards = Optional.ofNullable(match.group(5)).orElse("-");
        if (!guards.equals("-") && !BanListFormat.GUARDS.containsAll(Arrays.asList(guards.split(",", -1)))) {
            return Optional.empty();
        }
        var server = Optional.ofNullable(match.group(7))
                .filter(BanListKey::isServerName)
                .orElse("-");
        var reason = Optional.ofNullable(match.group(6)).orElseGet(() -> word(Reason.NONE));
        return constant(Outcome.class, match.group(2))
                .flatMap(outcome -> constant(List.class, match.group(4))
                        .flatMap(list -> constant(Reason.class, reason)
                                .map(why -> new ReleaseResult(
                                        match.group(1), outcome, match.group(3), list, guards, why, server))));
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> word(each).equals(word))
                .findFirst();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return "kaikin-release/1 address=%s outcome=%s freed=%s list=%s guards=%s reason=%s server=%s"
                .formatted(address, word(outcome), freed, word(list), guards, word(reason), server);
    }
}
