package kaikin.policies.review.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The difference between two versions of some files, line by line. */
public record SourceDiff(List<Hunk> hunks) {
    /** Nothing is known to differ. */
    public static final SourceDiff NONE = new SourceDiff(List.of());

    public SourceDiff {
        hunks = List.copyOf(hunks);
    }

    /**
     * Lines that stand where others stood.
     *
     * @param file as it is called now
     * @param oldLine of the first line that is gone, from 1
     * @param newLine of the first line that is new; where none is, of the line before those that are gone
     */
    public record Hunk(String file, int oldLine, List<String> removed, int newLine, List<String> added) {
        public Hunk {
            removed = List.copyOf(removed);
            added = List.copyOf(added);
        }
    }

    /**
     * Reads a patch in git's unified format, with context or without. A file that is gone has no line to point at, and is
     * left out; so is one whose name git has to quote.
     */
    public static SourceDiff parse(String patch) {
        var reader = new Reader();
        // A line feed alone ends a line of a patch; a text may have other separators inside.
        List.of(patch.split("\n", -1)).forEach(reader::read);
        reader.flush();
        return new SourceDiff(reader.hunks);
    }

    /** This difference and a file that was not there before. */
    public SourceDiff with(String file, List<String> lines) {
        var more = new ArrayList<>(hunks);
        more.add(new Hunk(file, 0, List.of(), 1, lines));
        return new SourceDiff(more);
    }

    /** Counts what a hunk's head has announced, so that no line of a text is ever taken for a head. */
    private static final class Reader {
        private static final Pattern HEAD = Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*");
        private static final String NAME = "+++ b/";

        private final List<Hunk> hunks = new ArrayList<>();
        private final List<String> removed = new ArrayList<>();
        private final List<String> added = new ArrayList<>();
        private Optional<String> file = Optional.empty();
        private int oldLine;
        private int newLine;
        private int oldLeft;
        private int newLeft;

        void read(String line) {
            if (oldLeft + newLeft > 0) {
                text(line);
                return;
            }
            flush();
            var head = HEAD.matcher(line);
            if (head.matches()) {
                oldLeft = count(head.group(2));
                newLeft = count(head.group(4));
                // Of no lines at all, git names the line before them.
                oldLine = Integer.parseInt(head.group(1)) + (oldLeft == 0 ? 1 : 0);
                newLine = Integer.parseInt(head.group(3)) + (newLeft == 0 ? 1 : 0);
            } else if (line.startsWith(NAME)) {
                file = Optional.of(line.substring(NAME.length()).replaceFirst("\t$", ""));
            } else if (line.startsWith("+++ ") || line.startsWith("diff ")) {
                file = Optional.empty();
            }
        }

        private void text(String line) {
            if (line.startsWith("-")) {
                removed.add(line.substring(1));
                oldLeft--;
            } else if (line.startsWith("+")) {
                added.add(line.substring(1));
                newLeft--;
            } else if (!line.startsWith("\\")) {
                flush();
                oldLine++;
                newLine++;
                oldLeft--;
                newLeft--;
            }
        }

        private void flush() {
            if (!removed.isEmpty() || !added.isEmpty()) {
                var place = added.isEmpty() ? Math.max(1, newLine - 1) : newLine;
                file.ifPresent(name -> hunks.add(new Hunk(name, oldLine, removed, place, added)));
            }
            oldLine += removed.size();
            newLine += added.size();
            removed.clear();
            added.clear();
        }

        private static int count(@Nullable String text) {
            return text == null ? 1 : Integer.parseInt(text);
        }
    }
}
