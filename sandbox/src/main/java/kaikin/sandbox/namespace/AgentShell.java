package kaikin.sandbox.namespace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Runs scripts on servers as the SSM agent does; works inside the outer namespace only. */
public final class AgentShell {
    /** Far above what Run Command keeps of an output, far below what would hurt. */
    private static final int OUTPUT_LIMIT = 1 << 20;

    private static final String STEP = "awsrunShellScript/0.awsrunShellScript";

    private final StateDirectory state;

    public AgentShell(Path stateDirectory) {
        this.state = new StateDirectory(stateDirectory);
    }

    /** Runs the command to its end, or to its time-out. */
    public AgentResult run(AgentCommand command) throws IOException, InterruptedException {
        var below = "ssm/%s/document/orchestration/%s/%s"
                .formatted(command.target().instanceId(), command.commandId(), STEP);
        var here = Files.createDirectories(
                state.machine(command.target().host()).resolve("amazon").resolve(below));
        var file = Files.writeString(here.resolve("_script.sh"), command.script());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        // Files, not pipes: a child that the script leaves behind must not hold the answer back.
        var process = builder(command, "/var/lib/amazon/" + below + "/_script.sh")
                .redirectOutput(here.resolve("stdout").toFile())
                .redirectError(here.resolve("stderr").toFile())
                .start();
        process.getOutputStream().close();
        int status = process.waitFor();
        return new AgentResult(status, read(here.resolve("stdout")), read(here.resolve("stderr")));
    }

    private ProcessBuilder builder(AgentCommand command, String script) throws IOException {
        var pid = Long.toString(state.pid(command.target().host()));
        // The limit is set inside: killing nsenter would leave the script running.
        var builder = new ProcessBuilder(List.of(
                "nsenter",
                "-t",
                pid,
                "-n",
                "-m",
                "-u",
                "-p",
                "--",
                "setsid",
                "-w",
                "timeout",
                "-s",
                "KILL",
                Long.toString(command.timeout().toSeconds()),
                "sh",
                "-c",
                script));
        var environment = builder.environment();
        environment.clear();
        environment.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("HOME", "/root");
        environment.put("AWS_SSM_INSTANCE_ID", command.target().instanceId());
        environment.put("AWS_SSM_REGION_NAME", command.target().region());
        environment.put("AWS_SSM_PLATFORM_NAME", "Debian GNU/Linux");
        environment.put("AWS_SSM_PLATFORM_VERSION", "12");
        environment.put("SSM_COMMAND_ID", command.commandId());
        environment.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://10.90.0.1:1338/");
        command.parameters().forEach((name, value) -> environment.put("SSM_" + name, value));
        return builder;
    }

    private static String read(Path output) throws IOException {
        try (var stream = Files.newInputStream(output)) {
            return new String(stream.readNBytes(OUTPUT_LIMIT), StandardCharsets.UTF_8);
        }
    }

    /** One script as the SSM agent gets it; parameters reach it as {@code $SSM_<name>}. */
    public record AgentCommand(
            Target target, String commandId, String script, Map<String, String> parameters, Duration timeout) {
        private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");
        private static final Pattern PARAMETER = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

        public AgentCommand {
            parameters = Map.copyOf(parameters);
            mustMatch(ID, commandId);
            if (timeout.toSeconds() < 1) {
                throw new IllegalArgumentException("A script needs a time-out of at least one second, not " + timeout);
            }
            parameters.keySet().forEach(name -> mustMatch(PARAMETER, name));
        }

        /** The server that runs it, under the name it has in AWS. */
        public record Target(String host, String instanceId, String region) {
            public Target {
                mustMatch(ID, host);
                mustMatch(ID, instanceId);
                mustMatch(ID, region);
            }
        }

        private static void mustMatch(Pattern pattern, String word) {
            if (!pattern.matcher(word).matches()) {
                throw new IllegalArgumentException("\"%s\" does not match %s.".formatted(word, pattern));
            }
        }
    }

    /** The end of a script; 137 is a script that ran out of time. */
    public record AgentResult(int status, String stdout, String stderr) {
        /** The exit status of a command that was killed. */
        public static final int TIMED_OUT = 137;
    }
}
