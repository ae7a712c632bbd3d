package kaikin.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What plans depend on, of the working tree, in a directory of its own. */
final class ProgramCopy {
    private ProgramCopy() {}

    static Path of(Path project, Path directory) throws IOException, InterruptedException {
        Files.createDirectory(directory);
        for (var part : List.of("stacks/src/main", "runtime/src/main/java/kaikin/contract")) {
            Files.createDirectories(directory.resolve(part).resolveSibling("."));
            var from = project.resolve(part).toAbsolutePath().toString();
            run(directory, "cp", "-r", from, directory.resolve(part).toString());
        }
        Files.createDirectories(directory.resolve("policies"));
        for (var file : List.of(
                "Pulumi.yaml",
                "Pulumi.account-a.yaml",
                "Pulumi.account-b.yaml",
                "pom.xml",
                "policies/intended-access.md")) {
            Files.copy(project.resolve(file), directory.resolve(file));
        }
        return directory;
    }

    /** Runs a program that must end well; git takes the directory for no part of another repository. */
    static void run(Path directory, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment()
                .put(
                        "GIT_CEILING_DIRECTORIES",
                        directory.resolve("..").normalize().toString());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
