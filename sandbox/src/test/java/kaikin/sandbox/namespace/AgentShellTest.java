package kaikin.sandbox.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kaikin.sandbox.namespace.AgentShell.AgentCommand;
import kaikin.sandbox.namespace.AgentShell.AgentResult;
import kaikin.sandbox.namespace.PrivateNamespace.Polling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts on a server, run from a JVM inside as the SSM agent runs them. */
class AgentShellTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path state;

    @Test
    void runsScriptsAsTheAgentDoes() throws Exception {
        var inside = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                AgentShellTest.class.getName(),
                state.toString());
        try (var space = PrivateNamespace.open(TestNamespaces.plan(), state, inside)) {
            var lines = space.insideOutput().lines().toList();
            assertThat(lines)
                    .containsExactlyInAnyOrder(
                            "3 [web-1\nPATH HOME AWS_SSM_INSTANCE_ID AWS_SSM_REGION_NAME SSM_COMMAND_ID"
                                            .replace("\n", "|")
                                    + " AWS_EC2_METADATA_SERVICE_ENDPOINT SSM_address|] [oops|]",
                            "137 [begun|] []",
                            "left behind: 1");
        }
    }

    /** Runs inside, where the gateway would. */
    public static void main(String[] arguments) throws Exception {
        var state = Path.of(arguments[0]);
        var files = new StateDirectory(state);
        Polling.until(TestNamespaces.PATIENCE, () -> files.ready("web-1"));
        var shell = new AgentShell(state);
        print(shell.run(command(
                "c-1",
                "#!/bin/bash\nhostname\necho oops >&2\n"
                        + "for v in PATH HOME AWS_SSM_INSTANCE_ID AWS_SSM_REGION_NAME SSM_COMMAND_ID"
                        + " AWS_EC2_METADATA_SERVICE_ENDPOINT SSM_address; do [ -n \"${!v}\" ] && names+=\"$v \"; done\n"
                        + "echo ${names% }\nexit 3\n")));
        print(shell.run(command("c-2", "echo begun\nsleep 4321 &\nsleep 4322\n")));
        var left = shell.run(command("c-3", "grep -l -a -e 432[12] /proc/[0-9]*/cmdline >/dev/null\n"));
        System.out.println("left behind: " + left.status());
    }

    private static AgentCommand command(String id, String script) {
        var target = new AgentCommand.Target("web-1", "i-0123456789abcdef0", "ap-northeast-1");
        return new AgentCommand(target, id, script, Map.of("address", "203.0.113.7"), Duration.ofSeconds(1));
    }

    private static void print(AgentResult result) {
        System.out.println("%d [%s] [%s]"
                .formatted(
                        result.status(),
                        result.stdout().replace("\n", "|"),
                        result.stderr().replace("\n", "|")));
    }
}
