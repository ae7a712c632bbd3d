package kaikin.sandbox.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import kaikin.sandbox.Sandbox;
import kaikin.sandbox.Setup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "sandbox",
        description = "Bring both accounts up, run COMMAND beside them, and end with its status. See docs/sandbox.md.",
        sortOptions = false)
final class SandboxCommand implements Callable<Integer> {
    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "deploy this exported state instead of the program's own plan (once per stack, in order)")
    private List<Path> states = new ArrayList<>();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "of the webhook on 127.0.0.1 (default: any that is free)")
    private int port;

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "what to run, after --")
    private List<String> command = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        var token = Optional.ofNullable(System.getenv("KAIKIN_WEBHOOK_TOKEN")).filter(text -> !text.isEmpty());
        var setup = new Setup(Project.directory(), states, token, port);
        try (var sandbox = Sandbox.open(setup, Progress::say)) {
            Progress.say("up: running " + command.get(0));
            return Beside.run(new ProcessBuilder(command), sandbox.environment());
        }
    }
}
