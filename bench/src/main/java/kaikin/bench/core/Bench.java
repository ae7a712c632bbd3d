package kaikin.bench.core;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What a section measures with.
 *
 * @param project the repository's directory
 * @param progress takes what is going on, a line at a time
 */
public record Bench(Path project, Effort effort, Consumer<String> progress) {
    public void say(String line) {
        progress.accept(line);
    }
}
