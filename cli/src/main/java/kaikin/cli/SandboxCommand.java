package kaikin.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.sandbox.Sandbox;
import kaikin.sandbox.SandboxOptions;
import kaikin.sandbox.SandboxOptions.ServerChoice;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "sandbox",
        description = "Bring all accounts up, run COMMAND beside them, and end with its status. See docs/sandbox.md.",
        sortOptions = false)
final class SandboxCommand implements Callable<Integer> {
    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "deploy this exported state instead of the program's own plan (once per stack, in order)")
    private List<Path> states = new ArrayList<>();

    @Option(
            names = "--server",
            paramLabel = ServerChoice.FORM,
            converter = ServerConverter.class,
            description = {
                "stand this server up; once per server. ACCOUNT: a stack's name or an account id.",
                "GUARD: nft-sets, iptables-nft, iptables-legacy, ipset (all with sshguard), or fail2ban.",
                "(default: gitlab-1 in the hub's account and opengate-1 in another's, both nft-sets)"
            })
    private List<ServerChoice> servers = new ArrayList<>();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "of the webhook on 127.0.0.1 (default: any that is free)")
    private int port;

    @Option(
            names = "--slow-iam",
            paramLabel = "MINUTES",
            description = {
                "roles' policies take effect when so many minutes have passed (kaikin-minute),",
                "as in an account that they were just deployed in (default: at once)"
            })
    private int slowIam;

    @Mixin
    private PageOption page = new PageOption();

    @Parameters(
            arity = "0..*",
            paramLabel = "COMMAND",
            description = "what to run, after --; none is needed with --page, until Ctrl-C")
    private List<String> command = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (command.isEmpty() && !page.isWanted()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Missing required parameter: 'COMMAND', or the option --page");
        }
        var token = Optional.ofNullable(System.getenv("KAIKIN_WEBHOOK_TOKEN")).filter(text -> !text.isEmpty());
        var setup = new SandboxOptions(
                Project.directory(),
                StackPlanRecorder.source(Project.directory(), states),
                token,
                port,
                servers,
                slowIam);
        try (var sandbox = Sandbox.open(setup, Progress::step)) {
            Progress.end();
            page.open(sandbox);
            if (command.isEmpty()) {
                return page.stay(sandbox);
            }
            Progress.say("up: running " + command.get(0));
            return ChildCommand.run(command, Path.of("").toAbsolutePath(), sandbox.environment());
        }
    }

    private static final class ServerConverter implements CommandLine.ITypeConverter<ServerChoice> {
        @Override
        public ServerChoice convert(String text) {
            try {
                return ServerChoice.parse(text);
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
