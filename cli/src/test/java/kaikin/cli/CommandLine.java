package kaikin.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The words of {@code ./kaikin}, each run in a JVM of its own, as the launcher does after its build.
 *
 * @param project the repository that the words are about
 * @param directory where they run; what they keep for later lies below it too
 */
public record CommandLine(Path project, Path directory) {
    /** How a run ended. */
    public record Ended(int status, String output, String error) {}

    public Ended run(List<String> words) throws IOException, InterruptedException {
        return run(words, "");
    }

    /** With something that is typed. */
    public Ended run(List<String> words, String typed) throws IOException, InterruptedException {
        var java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Dkaikin.project=" + project.toAbsolutePath().normalize(),
                "-cp",
                System.getProperty("java.class.path"),
                "kaikin.cli.Main");
        var error = directory.resolve("error");
        var builder = new ProcessBuilder(
                        Stream.concat(java.stream(), words.stream()).toList())
                .directory(directory.toFile())
                .redirectError(error.toFile());
        builder.environment().put("XDG_CACHE_HOME", directory.resolve("cache").toString());
        var process = builder.start();
        try (var input = process.getOutputStream()) {
            input.write(typed.getBytes(StandardCharsets.UTF_8));
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output, Files.readString(error));
    }
}
