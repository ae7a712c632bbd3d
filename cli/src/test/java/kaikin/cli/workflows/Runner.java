package kaikin.cli.workflows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GitHub's runner for one step: its shell, its files, and of the environment only what it sets.
 *
 * @param directory where the repository was checked out
 * @param files where summary, outputs and scripts are
 * @param path programs that come before the machine's
 * @param contexts what expressions mean, such as {@code github.token}
 */
record Runner(Path directory, Path files, Path path, Map<String, String> contexts) {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ (.*?) }}");

    /** How a step ended. */
    record Ended(int status, String log, String summary, String outputs) {}

    Ended run(Workflow.Step step, Map<String, String> environment) throws IOException, InterruptedException {
        var script = Files.writeString(files.resolve("script"), step.run());
        var summary = Files.writeString(files.resolve("summary"), "");
        var outputs = Files.writeString(files.resolve("outputs"), "");
        // https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
        var command =
                List.of("timeout", "300", "bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script.toString());
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        var all = builder.environment();
        all.clear();
        all.put("PATH", path + ":" + System.getenv("PATH"));
        all.put("HOME", files.toString());
        all.putAll(Map.of("CI", "true", "GITHUB_ACTIONS", "true", "RUNNER_TEMP", files.toString()));
        all.putAll(Map.of("GITHUB_STEP_SUMMARY", summary.toString(), "GITHUB_OUTPUT", outputs.toString()));
        all.putAll(environment);
        all.putAll(ofStep(step));
        var process = builder.start();
        process.getOutputStream().close();
        var log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), log, Files.readString(summary), Files.readString(outputs));
    }

    private Map<String, String> ofStep(Workflow.Step step) {
        var environment = new TreeMap<String, String>();
        step.node()
                .path("env")
                .properties()
                .forEach(each ->
                        environment.put(each.getKey(), evaluated(each.getValue().asText())));
        return environment;
    }

    private String evaluated(String text) {
        return EXPRESSION.matcher(text).replaceAll(match -> {
            var value = contexts.get(match.group(1));
            if (value == null) {
                throw new AssertionError("an expression nobody has thought of: " + match.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
