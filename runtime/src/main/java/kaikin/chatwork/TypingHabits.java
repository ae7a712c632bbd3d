package kaikin.chatwork;

/**
 * The ways in which people type an address with a Japanese keyboard, undone.
 *
 * <p>Narrower than NFKC, which turns ① into 1 and ⒈ into «1.», and so makes addresses that nobody wrote.
 */
final class TypingHabits {
    // Marks of direction come along when an address is copied out of a dialogue.
    private static final String INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
            + "\u2060\u2066\u2067\u2068\u2069\ufeff";

    private TypingHabits() {}

    static String undone(String text) {
        var narrow = new StringBuilder();
        text.chars().map(TypingHabits::narrow).forEach(c -> narrow.append((char) c));
        return withDots(withoutInvisible(narrow.toString()));
    }

    private static int narrow(int c) {
        if (c >= '！' && c <= '～') {
            return c - '！' + '!';
        }
        return c == '｡' ? '。' : c == '\u3000' ? ' ' : c;
    }

    /** An invisible character between two digits stays, and spoils the word: without it they would be one number. */
    private static String withoutInvisible(String text) {
        var kept = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            if (INVISIBLE.indexOf(text.charAt(i)) < 0 || (isWord(text, i - 1) && isWord(text, i + 1))) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }

    private static boolean isWord(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        var c = text.charAt(at);
        return (Character.isLetterOrDigit(c) && c < 128) || INVISIBLE.indexOf(c) >= 0;
    }

    /** The full stop 。 is a dot only between two digits. */
    private static String withDots(String text) {
        return text.replaceAll("(?<=[0-9])。(?=[0-9])", ".");
    }
}
