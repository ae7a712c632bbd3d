package kaikin.policies.iam;

import java.util.stream.IntStream;
import kaikin.policies.sets.RegularLanguage;

/** A text with wildcards: {@code *} stands for any letters or none, {@code ?} for one. */
final class WildcardPattern {
    private static final int ONE = -1;
    private static final int MANY = -2;

    /** Letters by their code points, and wildcards by what no letter has. */
    private final int[] symbols;

    private WildcardPattern(IntStream symbols) {
        this.symbols = symbols.toArray();
    }

    static WildcardPattern of(IntStream symbols) {
        return new WildcardPattern(symbols);
    }

    /** The texts that it fits, as long as what its wildcards stand for is of these characters. */
    RegularLanguage language(int... wild) {
        return RegularLanguage.pattern(symbols, wild);
    }

    /** Letters that stand for themselves. */
    static IntStream letters(String text) {
        return text.codePoints();
    }

    /** A wildcard. */
    static IntStream wildcard(String symbol) {
        return IntStream.of(symbol.equals("*") ? MANY : ONE);
    }

    boolean matches(String text) {
        return matches(text, 0, text.length());
    }

    /**
     * Whether it fits a text from one place up to another. Where letters differ, the last asterisk passed takes one
     * more: those before it need not, as whatever they could take it can.
     */
    boolean matches(String text, int from, int to) {
        var at = from;
        var next = 0;
        var retry = from;
        var asterisk = -1;
        while (at < to) {
            var letter = text.codePointAt(at);
            if (is(next, MANY)) {
                asterisk = next++;
                retry = at;
            } else if (is(next, ONE) || is(next, letter)) {
                at += Character.charCount(letter);
                next++;
            } else if (asterisk >= 0) {
                retry += Character.charCount(text.codePointAt(retry));
                at = retry;
                next = asterisk + 1;
            } else {
                return false;
            }
        }
        return isPassable(next);
    }

    private boolean is(int place, int symbol) {
        return place < symbols.length && symbols[place] == symbol;
    }

    /** Whether what is left may stand for nothing. */
    private boolean isPassable(int rest) {
        for (var i = rest; i < symbols.length; i++) {
            if (symbols[i] != MANY) {
                return false;
            }
        }
        return true;
    }
}
