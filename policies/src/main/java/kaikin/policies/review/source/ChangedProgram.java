package kaikin.policies.review.source;

import java.util.List;
import java.util.Map;

/**
 * The program as a pull request leaves it.
 *
 * @param diff what of the files it changed
 * @param files the lines of each of the program's files, by its path from the repository's root; none are needed where
 *     nothing is known to differ
 */
public record ChangedProgram(SourceDiff diff, Map<String, List<String>> files) {
    /** Nothing is known about a change of its sources. */
    public static final ChangedProgram NONE = new ChangedProgram(SourceDiff.NONE, Map.of());

    public ChangedProgram {
        files = Map.copyOf(files);
    }
}
