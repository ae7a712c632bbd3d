package kaikin.cli.review;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Git, in one directory. */
record Git(Path directory) {
    /** How a program ended, and all that it said. */
    record Ended(int status, String output) {}

    Ended run(String... words) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of("git", "-C", directory.toString()), Stream.of(words));
        return run(command.toList());
    }

    /** What it prints for programs, without its warnings. */
    String read(String... words) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(Stream.concat(Stream.of("git", "-C", directory.toString()), Stream.of(words))
                        .toList())
                .redirectError(Redirect.DISCARD);
        // It would have more weight than an option.
        builder.environment().remove("GIT_DIFF_OPTS");
        var ended = end(builder);
        if (ended.status != 0) {
            throw new IOException("git ends with status " + ended.status + ": " + String.join(" ", words));
        }
        return ended.output;
    }

    static Ended run(List<String> command) throws IOException, InterruptedException {
        return end(new ProcessBuilder(command).redirectErrorStream(true));
    }

    private static Ended end(ProcessBuilder builder) throws IOException, InterruptedException {
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
