package kaikin.stacks.plan;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kaikin.policies.plan.Plan;
import kaikin.policies.plan.PlanJson;

/** The program below {@code src/test/python}: holds plans against botocore's models and IAM's reference. */
final class Judge {
    private static final Path SOURCE = Path.of("src/test/python");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Judge() {}

    /** What AWS would refuse in a resource of a plan. */
    record Problem(String plan, String urn, String problem) {}

    /** Judges plans by name, all by one process. */
    static List<Problem> judge(Map<String, Plan> plans) throws IOException, InterruptedException {
        var directory = Files.createDirectories(Path.of("target/judge"));
        var command = new ArrayList<>(List.of(python(), "-B", "-m", "judge"));
        for (var plan : plans.entrySet()) {
            var file = directory.resolve(plan.getKey() + ".json");
            Files.writeString(file, PlanJson.withSecrets(plan.getValue()));
            command.add(file.toAbsolutePath().toString());
        }
        var problems = new ArrayList<Problem>();
        for (var line : output(command)) {
            problems.add(JSON.readValue(line, Problem.class));
        }
        return problems;
    }

    private static String python() throws IOException, InterruptedException {
        return output(List.of(SOURCE.resolve("install").toAbsolutePath().toString()))
                .get(0);
    }

    /** Runs where the plans' paths start. */
    private static List<String> output(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .directory(Plans.PROJECT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PYTHONPATH", SOURCE.toAbsolutePath().toString());
        var process = builder.start();
        process.getOutputStream().close();
        var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (process.waitFor() != 0) {
            throw new IOException(command.get(0) + " failed: its error output says why");
        }
        return lines;
    }
}
