package kaikin.bench.core;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What a section measures with.
 *
 * @param project the repository's directory
 * @param example the same with the example stack files: what is measured in two forks can be compared
 * @param progress takes what is going on, a line at a time
 */
public record BenchRun(Path project, Path example, Effort effort, Consumer<String> progress) {
    public void say(String line) {
        progress.accept(line);
    }
}
