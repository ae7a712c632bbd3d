package kaikin.stacks.plan;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlanJson;
import org.jspecify.annotations.Nullable;

/** The program below {@code src/test/python}, which knows botocore's models and IAM's reference. */
final class Judge {
    private static final Path SOURCE = Path.of("src/test/python");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Judge() {}

    /**
     * What AWS would refuse.
     *
     * @param file the name of the plan or policy
     * @param urn the planned resource, if it is of a plan
     */
    record Problem(String file, @Nullable String urn, String problem) {}

    /**
     * What who deploys a plan must be allowed.
     *
     * @param context the condition keys that come with the request
     * @param problems what IAM's reference knows nothing of
     */
    record Need(
            String file,
            String urn,
            String action,
            String resource,
            Map<String, String> context,
            List<String> problems) {}

    /** Judges plans by name, all by one process. */
    static List<Problem> plans(Map<String, Plan> plans) throws IOException, InterruptedException {
        return run("plans", exported(plans), Problem.class);
    }

    /** Says what it takes to deploy plans by name. */
    static List<Need> needs(Map<String, Plan> plans) throws IOException, InterruptedException {
        return run("needs", exported(plans), Need.class);
    }

    /** Judges policies of an identity by name. */
    static List<Problem> policies(Map<String, String> policies) throws IOException, InterruptedException {
        return run("policies", policies, Problem.class);
    }

    private static Map<String, String> exported(Map<String, Plan> plans) {
        return plans.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, plan -> PlanJson.withSecrets(plan.getValue())));
    }

    private static <T> List<T> run(String command, Map<String, String> files, Class<T> line)
            throws IOException, InterruptedException {
        var directory = Files.createDirectories(Path.of("target/judge").toAbsolutePath());
        var words = new ArrayList<>(List.of(python(), "-B", "-m", "judge", command));
        for (var file : files.entrySet()) {
            words.add(Files.writeString(directory.resolve(file.getKey() + ".json"), file.getValue())
                    .toString());
        }
        var lines = new ArrayList<T>();
        for (var each : output(words)) {
            lines.add(JSON.readValue(each, line));
        }
        return lines;
    }

    private static String python() throws IOException, InterruptedException {
        return output(List.of(SOURCE.resolve("install").toAbsolutePath().toString()))
                .get(0);
    }

    /** Runs where the paths of plans start. */
    private static List<String> output(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .directory(ExamplePlans.PROJECT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PYTHONPATH", SOURCE.toAbsolutePath().toString());
        var process = builder.start();
        process.getOutputStream().close();
        var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed: its error output says why");
        }
        return lines;
    }
}
