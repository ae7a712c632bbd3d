package kaikin.cli.operations;

/**
 * A finding about one thing, in a line.
 *
 * @param subject what was looked at
 * @param text what was found
 * @param todo what to do about it; empty where there is nothing to do
 */
public record CheckResult(State state, String subject, String text, String todo) {
    private static final int LONGEST = 300;

    /** The states that a thing can be in. */
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

    public CheckResult {
        subject = plain(subject);
        text = plain(text);
    }

    static CheckResult fine(String subject, String text) {
        return new CheckResult(State.FINE, subject, text, "");
    }

    static CheckResult note(String subject, String text) {
        return new CheckResult(State.NOTE, subject, text, "");
    }

    static CheckResult wrong(String subject, String text, String todo) {
        return new CheckResult(State.WRONG, subject, text, todo);
    }

    static CheckResult unknown(String subject, String text, String todo) {
        return new CheckResult(State.UNKNOWN, subject, text, todo);
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
