package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import kaikin.policies.model.PlanJson;
import kaikin.policies.plan.Recorder;
import kaikin.policies.plan.StackFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that had a role before, with a path even, and keep it. */
class AdoptedRoleIT {
    private static final String ADDRESS = "203.0.113.7";
    private static final String SERVER = "opengate-1";
    private static final String ROLE = "team/existing-web-server";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void aServerUploadsAndReleasesWithTheRoleItHad() throws Exception {
        var hub = plan("account-a", "kaikin:fleets", "[\"111111111111\", \"222222222222/%s\"]".formatted(ROLE));
        var fleet = plan("account-b", "kaikin:serverRole", ROLE);
        try (var stage = ScenarioSandbox.open(hub, fleet)) {
            stage.getBanned(ADDRESS, SERVER);

            assertThat(stage.sandbox().minute()).contains(SERVER + ": Success", "gitlab-1: Success");
            assertThat(stage.ask(ADDRESS)).contains(ADDRESS, SERVER, "作業開始");

            assertThat(stage.audit())
                    .anyMatch(entry -> entry.principal().contains(":assumed-role/existing-web-server/")
                            && entry.resource().endsWith("role/kaikin-writer-222222222222")
                            && entry.decision().equals("allowed"))
                    .anyMatch(entry -> entry.resource().endsWith("/" + SERVER)
                            && entry.action().equals("s3:PutObject")
                            && entry.decision().equals("allowed"));
        }
    }

    private Path plan(String stack, String key, String value) throws IOException, InterruptedException {
        var secrets = Map.of("kaikin:webhookToken", "cGxhY2Vob2xkZXI=", "kaikin:apiToken", "[secret]");
        var file = StackFile.read(ScenarioSandbox.PROJECT, stack, stack.equals("account-a") ? secrets : Map.of());
        var values = new TreeMap<>(file.values());
        values.put(key, value);
        var plan = new Recorder(ScenarioSandbox.PROJECT, ScenarioSandbox.PROJECT.resolve("stacks/target/stacks.jar"))
                .record(new StackFile(file.project(), stack, values, file.secretKeys()));
        return Files.writeString(directory.resolve(stack + ".json"), PlanJson.redacted(plan));
    }
}
