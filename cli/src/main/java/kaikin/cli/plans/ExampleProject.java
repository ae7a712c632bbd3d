package kaikin.cli.plans;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The repository with the stack files of {@code stacks/example} in place of its own. Tests and the benchmark run on it:
 * what they expect and measure is the same whichever accounts, region, rooms and stacks a fork has configured.
 */
public final class ExampleProject {
    private static final Pattern STACK_FILE = Pattern.compile("Pulumi\\..+\\.yaml");
    private static final String PLACE = "cli/target/example";

    /** Files that are made from the stack files, and so must not be the repository's own. */
    private static final Set<String> LEFT_OUT =
            Set.of("docs/access", "docs/access.md", "cli/target/plans", PLACE, ".git");

    /** Directories that hold something else beside the repository's files, and is therefore no link. */
    private static final List<String> DIRECTORIES = List.of("", "docs", "cli", "cli/target");

    private final Path repository;
    private final Path directory;

    private ExampleProject(Path repository) {
        this.repository = repository;
        directory = repository.resolve(PLACE);
    }

    /**
     * Lays it out beside what is built, as links, or finds it there; several processes may do so at once.
     *
     * @return its directory
     */
    public static Path of(Path repository) throws IOException {
        return new ExampleProject(repository.toAbsolutePath().normalize()).lay();
    }

    private Path lay() throws IOException {
        for (var each : DIRECTORIES) {
            Files.createDirectories(directory.resolve(each));
            try (var files = Files.newDirectoryStream(repository.resolve(each))) {
                for (var file : files) {
                    var name = repository.relativize(file).toString();
                    if (!LEFT_OUT.contains(name)
                            && !DIRECTORIES.contains(name)
                            && !STACK_FILE.matcher(name).matches()) {
                        link(name, file);
                    }
                }
            }
        }
        try (var files = Files.newDirectoryStream(repository.resolve("stacks/example"), "Pulumi.*.yaml")) {
            for (var file : files) {
                link(String.valueOf(file.getFileName()), file);
            }
        }
        return directory;
    }

    private void link(String name, Path file) throws IOException {
        try {
            Files.createSymbolicLink(directory.resolve(name), file);
        } catch (FileAlreadyExistsException e) {
            // Laid by someone else, or before.
        }
    }
}
