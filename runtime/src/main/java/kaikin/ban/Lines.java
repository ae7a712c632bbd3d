package kaikin.ban;

import java.util.AbstractList;
import java.util.Arrays;

/** A text's lines, which are cut out of it where somebody asks for one: most are looked at in place. */
final class Lines extends AbstractList<String> {
    private final String text;
    /** Where each line starts; at last where one more would. */
    private final int[] starts;

    private final int from;
    private final int to;

    private Lines(String text, int[] starts, int from, int to) {
        this.text = text;
        this.starts = starts;
        this.from = from;
        this.to = to;
    }

    /** The lines of a text; what follows the last line's end is none if it is empty. */
    static Lines of(String text) {
        var starts = new int[16];
        var count = 0;
        var start = 0;
        while (start < text.length()) {
            if (count + 1 == starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
            }
            starts[count++] = start;
            var end = text.indexOf('\n', start);
            start = end < 0 ? text.length() + 1 : end + 1;
        }
        starts[count] = start;
        return new Lines(text, starts, 0, count);
    }

    /** Some of them, in a row. */
    Lines between(int first, int end) {
        return new Lines(text, starts, from + first, from + end);
    }

    String text() {
        return text;
    }

    /** Where a line starts in the text. */
    int start(int line) {
        return starts[from + line];
    }

    /** Where a line ends in the text, before its line feed. */
    int end(int line) {
        return starts[from + line + 1] - 1;
    }

    boolean startsWith(int line, String beginning) {
        return start(line) + beginning.length() <= end(line) && text.startsWith(beginning, start(line));
    }

    boolean is(int line, String words) {
        return end(line) - start(line) == words.length() && text.startsWith(words, start(line));
    }

    @Override
    public String get(int line) {
        return text.substring(start(line), end(line));
    }

    @Override
    public int size() {
        return to - from;
    }
}
