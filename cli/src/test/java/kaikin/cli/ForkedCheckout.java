package kaikin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The repository in a directory of its own, with stack files that may be changed: links to all that is built. */
public final class ForkedCheckout {
    private ForkedCheckout() {}

    /** As it was cloned: with the example stack files. */
    public static Path clone(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("docs"));
        Files.createDirectories(directory.resolve("sandbox/target"));
        Files.createDirectories(directory.resolve("cli"));
        for (var name : List.of("policies", "runtime", "stacks", "cli/pulumi", "sandbox/target/lambda-runtime")) {
            Files.createSymbolicLink(directory.resolve(name), TestProject.REPOSITORY.resolve(name));
        }
        Files.copy(TestProject.REPOSITORY.resolve("Pulumi.yaml"), directory.resolve("Pulumi.yaml"));
        for (var stack : List.of("account-a", "account-b")) {
            var file = "Pulumi." + stack + ".yaml";
            Files.copy(TestProject.REPOSITORY.resolve("stacks/example").resolve(file), directory.resolve(file));
        }
        return directory;
    }
}
