package kaikin.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import kaikin.cli.plans.ExampleProject;

/** What tests run on: the repository, and the same with the stack files of {@code stacks/example}. */
public final class TestProject {
    public static final Path REPOSITORY =
            Path.of(System.getProperty("kaikin.project", "..")).toAbsolutePath().normalize();
    public static final Path DIRECTORY = lay();

    private TestProject() {}

    private static Path lay() {
        try {
            return ExampleProject.of(REPOSITORY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
