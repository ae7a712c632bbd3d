package kaikin.chatwork;

import static java.lang.Character.UnicodeScript.BOPOMOFO;
import static java.lang.Character.UnicodeScript.COMMON;
import static java.lang.Character.UnicodeScript.HAN;
import static java.lang.Character.UnicodeScript.HANGUL;
import static java.lang.Character.UnicodeScript.HIRAGANA;
import static java.lang.Character.UnicodeScript.KATAKANA;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A word as a computer sees it, and whether a reader sees the same.
 *
 * @param spoiled whether it holds a character that is invisible, or that a reader would take for another one, or stands
 *     where letters are shown in another order
 * @param turnedBy the character that changes that order, before it on its line; 0 where there is none
 */
record ScannedWord(String text, int start, int end, boolean spoiled, int turnedBy) {
    private static final String SEPARATORS = " \t\n\r\f\u000b\u0085\u00a0\"'`()<>[]{},!?=*";
    private static final String LINE_ENDS = "\n\r\f\u000b\u0085\u2028\u2029";
    // They come along when an address is copied out of a page; at its ends they change nothing that one sees.
    private static final String HARMLESS_AT_AN_END =
            "\u00ad\u200b\u200c\u200d\u200e\u202a\u202c\u202d\u2060\u2066\u2068\u2069\ufeff";
    // Behind one of these a line is shown in another order than it is read.
    private static final String REVERSING = "\u202b\u202e\u2067";
    // Dots, colons and slashes of other kinds; the letters and numbers among them are known by their category.
    private static final String CONFUSABLE = "․‧∙⋅·⁄∕⧸∶꞉˸︰﹒﹕︓ꓸ‚٫٬۔։";
    private static final Set<UnicodeScript> WRITTEN_WITHOUT_BLANKS = Set.of(HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO);
    private static final Pattern LIKE_AN_ADDRESS =
            Pattern.compile("[0-9]+[.:][0-9]+[.:][0-9]+|[0-9A-Fa-f]*:[0-9A-Fa-f]*:|[0-9]+\\.[0-9]+\\.[0-9]+\\.");

    /** Hands on the words of a text, in order. */
    static void each(String text, Consumer<ScannedWord> reader) {
        var turnedBy = 0;
        var inSign = false;
        for (var at = 0; at < text.length(); ) {
            var character = text.codePointAt(at);
            var next = at + Character.charCount(character);
            if (LINE_ENDS.indexOf(character) >= 0) {
                turnedBy = 0;
            }
            if (separates(character)) {
                inSign = SEPARATORS.indexOf(character) < 0;
            } else if (!inSign || !attaches(character)) {
                next = end(text, at);
                word(text, at, next, turnedBy).ifPresent(reader);
                inSign = false;
            }
            for (var i = at; i < next; i++) {
                turnedBy = REVERSING.indexOf(text.charAt(i)) >= 0 ? text.charAt(i) : turnedBy;
            }
            at = next;
        }
    }

    private static int end(String text, int start) {
        var end = start;
        while (end < text.length() && !separates(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static Optional<ScannedWord> word(String text, int from, int to, int turnedBy) {
        var start = from;
        var end = to;
        while (start < end && HARMLESS_AT_AN_END.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (start < end && HARMLESS_AT_AN_END.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        var word = text.substring(start, end);
        var spoiled = turnedBy != 0 || word.codePoints().anyMatch(c -> c <= ' ' || c >= 127);
        return word.isEmpty() ? Optional.empty() : Optional.of(new ScannedWord(word, start, end, spoiled, turnedBy));
    }

    /** The word with its strange characters written out, where a reader would take it for an address. */
    Optional<String> shown() {
        if (!LIKE_AN_ADDRESS.matcher(asSeen()).find()) {
            return Optional.empty();
        }
        var shown = new StringBuilder(turnedBy == 0 ? "" : shown(turnedBy));
        text.codePoints().forEach(c -> shown.append(shown(c)));
        return Optional.of(shown.toString());
    }

    private static String shown(int character) {
        return character > ' ' && character < 127 ? Character.toString(character) : "<U+%04X>".formatted(character);
    }

    private String asSeen() {
        var seen = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> !attaches(c))
                .map(ScannedWord::ascii)
                .forEach(seen::appendCodePoint);
        return seen.toString();
    }

    private static int ascii(int character) {
        if (character < 128) {
            return character;
        }
        var number = character == '〇' ? 0 : Character.digit(character, 10);
        if (number >= 0) {
            return '0' + number;
        }
        return "∶꞉˸︰﹕︓։".indexOf(character) >= 0 ? ':' : CONFUSABLE.indexOf(character) >= 0 ? '.' : 'a';
    }

    private static boolean separates(int character) {
        if (character < 128) {
            return SEPARATORS.indexOf(character) >= 0;
        }
        if (CONFUSABLE.indexOf(character) >= 0) {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.DECIMAL_DIGIT_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            case Character.CONTROL -> SEPARATORS.indexOf(character) >= 0;
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER -> isWrittenWithoutBlanks(character);
            default -> true;
        };
    }

    private static boolean isWrittenWithoutBlanks(int letter) {
        var script = UnicodeScript.of(letter);
        // Such as the long vowel's ー, and the marks of half-width kana.
        return script == COMMON
                ? (letter > 0x3000 && letter < 0x3400) || (letter > 0xff00 && letter < 0xfff0)
                : WRITTEN_WITHOUT_BLANKS.contains(script);
    }

    /** Whether it is part of the sign before it, as the variants of emoji and the marks of kana are. */
    private static boolean attaches(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.FORMAT -> true;
            default -> false;
        };
    }
}
