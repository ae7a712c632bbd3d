package kaikin.sandbox.namespace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

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
        write(here.resolve("_script.sh"), command.script());
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

    private static void write(Path script, String text) throws IOException {
        Files.writeString(script, text);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private static String read(Path output) throws IOException {
        try (var stream = Files.newInputStream(output)) {
            return new String(stream.readNBytes(OUTPUT_LIMIT), StandardCharsets.UTF_8);
        }
    }
}
