package kaikin.contract;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The place where the answer to a command belongs. It travels in the command's comment (at most 100 characters), so no
 * database is needed.
 *
 * @param message Chatwork's message id, larger than 2^53
 */
public record CommandComment(long room, String message, long asker, AnswerLanguage language) {
    private static final Pattern COMMENT =
            Pattern.compile("kaikin/1 room=([0-9]{1,19}) message=([0-9]{1,20}) asker=([0-9]{1,19}) (ja|en)");

    private static final String RELEASED_BY_HAND = byHand(ReleaseDocument.RELEASE);

    /** The comment of a command that an operator sent without the chat. */
    public static String byHand(String action) {
        return "kaikin-by-hand/1 " + action;
    }

    /** Whether an operator released something without the chat. */
    public static boolean isReleaseByHand(String comment) {
        return comment.equals(RELEASED_BY_HAND);
    }

    /** Reads a comment; empty where the command is none of ours. */
    public static Optional<CommandComment> parse(String comment) {
        var match = COMMENT.matcher(comment);
        try {
            return match.matches()
                    ? Optional.of(new CommandComment(
                            Long.parseLong(match.group(1)),
                            match.group(2),
                            Long.parseLong(match.group(3)),
                            AnswerLanguage.valueOf(match.group(4).toUpperCase(Locale.ROOT))))
                    : Optional.empty();
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "kaikin/1 room=%s message=%s asker=%s %s"
                .formatted(room, message, asker, language.name().toLowerCase(Locale.ROOT));
    }
}
