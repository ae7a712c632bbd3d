package kaikin.chatwork;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Words and phrases, and what they do in a sentence.
 *
 * <p>A line of its text is <code>KIND OTHER_KIND: phrase, phrase</code>. A phrase that starts with ^ counts at the
 * start of a sentence only, one that ends in $ at its end.
 */
final class Lexicon {
    private final Node root = new Node();

    /** The longest phrase at a place of a text. */
    record Match(List<WordRole> roles, int end) {}

    /** The phrases that share a beginning, by their next character. */
    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        private final List<Entry> entries = new ArrayList<>();
    }

    /** The roles of a phrase, where it counts. */
    private record Entry(boolean onlyFirst, boolean onlyLast, List<WordRole> roles) {
        boolean isBound() {
            return onlyFirst || onlyLast;
        }

        boolean isSamePlace(Entry other) {
            return onlyFirst == other.onlyFirst && onlyLast == other.onlyLast;
        }
    }

    static Lexicon of(String... texts) {
        var lexicon = new Lexicon();
        Stream.of(texts).flatMap(String::lines).filter(line -> !line.isBlank()).forEach(lexicon::line);
        return lexicon;
    }

    private void line(String line) {
        var colon = line.indexOf(':');
        var roles = Stream.of(line.substring(0, colon).strip().split(" "))
                .map(WordRole::valueOf)
                .toList();
        Stream.of(line.substring(colon + 1).split(","))
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty())
                .forEach(phrase -> phrase(phrase, roles));
    }

    private void phrase(String phrase, List<WordRole> roles) {
        var first = phrase.startsWith("^");
        var last = phrase.endsWith("$");
        var node = root;
        for (var c : phrase.substring(first ? 1 : 0, phrase.length() - (last ? 1 : 0))
                .toCharArray()) {
            node = node.next.computeIfAbsent(c, unknown -> new Node());
        }
        var entry = new Entry(first, last, roles);
        if (node.entries.stream().anyMatch(entry::isSamePlace)) {
            throw new IllegalStateException("«" + phrase + "» stands in the lexicon twice");
        }
        node.entries.add(entry);
    }

    /** The longest phrase that starts there; null where there is none. */
    @Nullable
    Match longest(String text, int start, boolean first) {
        if (isInWord(text, start)) {
            return null;
        }
        Match longest = null;
        var node = root.next.get(text.charAt(start));
        for (var end = start + 1; node != null; end++) {
            if (!node.entries.isEmpty() && !isInWord(text, end)) {
                for (var entry : node.entries) {
                    // Of one phrase, what it is at the start or the end of a sentence is what counts there.
                    var counts = (first || !entry.onlyFirst()) && (!entry.onlyLast() || endsSentence(text, end));
                    if (counts && (longest == null || longest.end() < end || entry.isBound())) {
                        longest = new Match(entry.roles(), end);
                    }
                }
            }
            node = end < text.length() ? node.next.get(text.charAt(end)) : null;
        }
        return longest;
    }

    /** Latin words stand between blanks and signs; a hyphen, a dot or an @ holds them together. */
    private static boolean isInWord(String text, int at) {
        if (at == 0 || at == text.length()) {
            return false;
        }
        var before = text.charAt(at - 1);
        var after = text.charAt(at);
        return isLatin(after)
                ? isLatin(before) || (isJoint(before) && at > 1 && isLatin(text.charAt(at - 2)))
                : isJoint(after) && isLatin(before) && at + 1 < text.length() && isLatin(text.charAt(at + 1));
    }

    private static boolean isJoint(char c) {
        return c == '-' || c == '.' || c == '@' || c == '\'';
    }

    static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }

    private static boolean endsSentence(String text, int at) {
        var next = at;
        while (next < text.length() && text.charAt(next) == ' ' && next < at + 8) {
            next++;
        }
        return next == text.length() || "。.!?\n\r)」』、,".indexOf(text.charAt(next)) >= 0;
    }
}
