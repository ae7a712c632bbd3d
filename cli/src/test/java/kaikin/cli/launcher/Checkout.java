package kaikin.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the repository, in which a test may change, build and break what it likes. */
record Checkout(Path directory) {
    static final Path PROJECT =
            Path.of(System.getProperty("kaikin.project", "..")).toAbsolutePath().normalize();

    /** How a command ended. */
    record Ended(int status, String output, String error) {}

    /** The files that git knows or would take, as they are now. */
    static Checkout sources(Path directory) throws IOException, InterruptedException {
        return copied(
                directory,
                "git -C '%s' ls-files -z -co --exclude-standard | tar -C '%s' --null -T - --ignore-failed-read -cf - | tar -xf -");
    }

    /** The same with all that was built of them but the benchmark. */
    static Checkout built(Path directory) throws IOException, InterruptedException {
        return copied(directory, "tar -C '%2$s' --exclude=./.git --exclude=./bench/target -cf - . | tar -xf -");
    }

    private static Checkout copied(Path directory, String copying) throws IOException, InterruptedException {
        var checkout = new Checkout(Files.createDirectory(directory));
        checkout.fine("bash", "-c", copying.formatted(PROJECT, PROJECT));
        return checkout;
    }

    /** Makes it a repository of its own, with all its sources committed. */
    void commit() throws IOException, InterruptedException {
        fine("git", "init", "-q");
        fine("git", "add", "-A");
        fine("git", "-c", "user.name=somebody", "-c", "user.email=somebody@example.com", "commit", "-qm", "Begin");
    }

    void fine(String... command) throws IOException, InterruptedException {
        var ended = run(command);
        assertThat(ended.status()).as("%s", ended).isZero();
    }

    Ended kaikin(String... words) throws IOException, InterruptedException {
        return run(Stream.concat(Stream.of("./kaikin"), Stream.of(words)).toArray(String[]::new));
    }

    Ended run(String... command) throws IOException, InterruptedException {
        var error = Files.createTempFile(directory.resolveSibling("."), "error", "");
        var process = builder(command).redirectError(error.toFile()).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output, Files.readString(error));
    }

    ProcessBuilder builder(String... command) {
        var builder = new ProcessBuilder(List.of(command)).directory(directory.toFile());
        builder.environment()
                .put(
                        "GIT_CEILING_DIRECTORIES",
                        directory.resolveSibling(".").normalize().toString());
        return builder;
    }
}
