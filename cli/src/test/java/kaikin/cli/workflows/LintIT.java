package kaikin.cli.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What actionlint and ShellCheck say of the workflows, and of every script beside them and of the launcher. */
class LintIT {
    private static final List<String> SCRIPTS = List.of(
            ".github/review",
            ".github/comment",
            "kaikin",
            ".mvn/built",
            "stacks/program",
            "policies/pack",
            ".ci/fork",
            "cli/pulumi/install",
            "cli/actionlint/install",
            "stacks/src/test/python/install",
            "bench/python/install");

    /** The programs beside a sandbox. */
    private static final String TOOLS = "sandbox/src/main/resources/kaikin/sandbox/tools";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void workflowsAreClean() throws Exception {
        assertThat(actionlint(Path.of(".github/workflows"))).isEqualTo("0: ");
    }

    /** That it is clean says something only if what is not is found. */
    @Test
    void whatIsNotCleanIsFound() throws Exception {
        var injected = Files.readString(Workflow.PROJECT.resolve(".github/workflows/review.yml"))
                .replace("run: .github/review", "run: echo ${{ github.event.pull_request.title }} $HOME/*");
        Files.writeString(directory.resolve("injected.yml"), injected);

        assertThat(actionlint(directory))
                .startsWith("1: ")
                .contains("is potentially untrusted", "shellcheck reported issue");
    }

    @Test
    void scriptsAreClean() throws Exception {
        var command = new ArrayList<>(List.of("shellcheck", "-x"));
        command.addAll(SCRIPTS);
        try (var tools = Files.list(Workflow.PROJECT.resolve(TOOLS))) {
            tools.sorted().map(Path::toString).forEach(command::add);
        }

        assertThat(run(command)).isEqualTo("0: ");
    }

    private static String actionlint(Path directory) throws IOException, InterruptedException {
        var installed = run(List.of("cli/actionlint/install"));
        assertThat(installed).as("needs actionlint, or Go to build it").startsWith("0: ");
        var program = installed.substring(installed.lastIndexOf("\n") + 1).replaceFirst("^0: ", "") + "/actionlint";
        var command = new ArrayList<>(List.of(program, "-no-color", "-oneline"));
        try (var files = Files.list(Workflow.PROJECT.resolve(directory))) {
            files.sorted().forEach(file -> command.add(file.toAbsolutePath().toString()));
        }
        return run(command);
    }

    /** In the project's directory; status and output. */
    private static String run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(Workflow.PROJECT.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + ": " + output.strip();
    }
}
