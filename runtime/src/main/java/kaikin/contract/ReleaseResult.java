package kaikin.contract;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The last line that the release script prints.
 *
 * <p>{@code kaikin-release/1 address=203.0.113.7 outcome=released freed=203.0.113.7 list=uploaded}
 *
 * @param address what was asked for, canonical; {@code -} where the script could not make sense of it
 * @param freed the elements that went, comma-separated; {@code -} where none did
 */
public record ReleaseResult(String address, Outcome outcome, String freed, List list) {
    private static final Pattern LINE =
            Pattern.compile("kaikin-release/1 address=(\\S+) outcome=([a-z]+) freed=(\\S+) list=([a-z]+)");

    /** What became of the address. */
    public enum Outcome {
        /** It was banned and is not any more: the filter was asked. */
        RELEASED,
        /** It was not banned when the script looked. */
        ABSENT,
        /** The script refused the address and changed nothing. */
        REFUSED,
        /** It may still be banned. */
        FAILED
    }

    /** What became of the fresh list. */
    public enum List {
        UPLOADED,
        FAILED,
        SKIPPED
    }

    /** Reads the line; empty where it is none. */
    public static Optional<ReleaseResult> parse(String line) {
        var match = LINE.matcher(line);
        if (!match.matches()) {
            return Optional.empty();
        }
        return constant(Outcome.class, match.group(2))
                .flatMap(outcome -> constant(List.class, match.group(4))
                        .map(list -> new ReleaseResult(match.group(1), outcome, match.group(3), list)));
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
        return java.util.Arrays.stream(type.getEnumConstants())
                .filter(each -> word(each).equals(word))
                .findFirst();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String toString() {
        return "kaikin-release/1 address=%s outcome=%s freed=%s list=%s"
                .formatted(address, word(outcome), freed, word(list));
    }
}
