package kaikin.banlist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.AbstractList;
import java.util.Arrays;

/**
 * A text's lines, which are cut out of it where somebody asks for one: most are looked at in place, in the bytes that
 * came, as the letters of a string cost a call each where a function has the first compiler only.
 */
final class LineReader extends AbstractList<String> {
    private final byte[] text;
    /** The start of each line; at last the place where one more would start. */
    private final int[] starts;

    private final int from;
    private final int to;

    private LineReader(byte[] text, int[] starts, int from, int to) {
        this.text = text;
        this.starts = starts;
        this.from = from;
        this.to = to;
    }

    /** The lines of a text in UTF-8; what follows the last line's end is none if it is empty. */
    static LineReader of(byte[] text) {
        var starts = new int[16];
        var count = 0;
        var start = 0;
        while (start < text.length) {
            if (count + 1 == starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
            }
            starts[count++] = start;
            while (start < text.length && text[start] != '\n') {
                start++;
            }
            start++;
        }
        starts[count] = start;
        return new LineReader(text, starts, 0, count);
    }

    /** Some of them, in a row. */
    LineReader between(int first, int end) {
        return new LineReader(text, starts, from + first, from + end);
    }

    byte[] text() {
        return text;
    }

    /** The place where a line starts in the text. */
    int start(int line) {
        return starts[from + line];
    }

    /** The place where a line ends in the text, before its line feed. */
    int end(int line) {
        return starts[from + line + 1] - 1;
    }

    /** Whether these ASCII letters are there, and still in the line. */
    boolean has(int line, int at, byte[] letters) {
        return at >= start(line)
                && at + letters.length <= end(line)
                && Arrays.equals(text, at, at + letters.length, letters, 0, letters.length);
    }

    boolean startsWith(int line, byte[] beginning) {
        return has(line, start(line), beginning);
    }

    boolean is(int line, byte[] words) {
        return end(line) - start(line) == words.length && startsWith(line, words);
    }

    @Override
    public String get(int line) {
        return new String(text, start(line), end(line) - start(line), UTF_8);
    }

    @Override
    public int size() {
        return to - from;
    }
}
