package kaikin.policies.model;

/**
 * A line of the program.
 *
 * @param file relative to the repository's root
 * @param line from 1
 */
public record SourceLine(String file, int line) {
    /** Reads {@code FILE:LINE}. */
    static SourceLine parse(String text) {
        var colon = text.lastIndexOf(':');
        return new SourceLine(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
