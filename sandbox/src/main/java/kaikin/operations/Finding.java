package kaikin.operations;

/**
 * What was found of one thing, in a line.
 *
 * @param subject what was looked at
 * @param text what was found
 * @param todo what to do about it; empty where there is nothing to do
 */
public record Finding(State state, String subject, String text, String todo) {
    private static final int LONGEST = 300;

    /** What is to be thought of it. */
    public enum State {
        FINE,
        /** Worth knowing, and no fault. */
        NOTE,
        WRONG,
        /** It could not be looked at. */
        UNKNOWN;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Finding {
        subject = plain(subject);
        text = plain(text);
    }

    static Finding fine(String subject, String text) {
        return new Finding(State.FINE, subject, text, "");
    }

    static Finding note(String subject, String text) {
        return new Finding(State.NOTE, subject, text, "");
    }

    static Finding wrong(String subject, String text, String todo) {
        return new Finding(State.WRONG, subject, text, todo);
    }

    static Finding unknown(String subject, String text, String todo) {
        return new Finding(State.UNKNOWN, subject, text, todo);
    }

    /** Servers and services name things: nothing of theirs moves a terminal's cursor. */
    static String plain(String text) {
        var line = text.strip().replaceAll("\\s+", " ").replaceAll("\\p{C}", "?");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    /** A line for people. */
    @Override
    public String toString() {
        return "%-7s %s: %s%s".formatted(state, subject, text, todo.isEmpty() ? "" : " → " + todo);
    }
}
