package kaikin.sandbox.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The words of {@code ./kaikin} that need more than the shell. */
@Command(
        name = "kaikin",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            SandboxCommand.class,
            PlanCommand.class,
            PoliciesCommand.class,
            ReviewCommand.class,
            EngineCommand.class,
            DoctorCommand.class,
            ReleaseCommand.class,
            ResendCommand.class
        })
public final class Main implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "say what there is")
    @SuppressWarnings("UnusedVariable") // picocli prints the help itself
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler(Main::explain)
                .execute(args));
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.err);
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }

    /** One line for people; the stack trace only for those who ask for it. */
    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        System.err.println("kaikin: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
        if (System.getenv("KAIKIN_DEBUG") != null) {
            e.printStackTrace();
        }
        return e instanceof CommandLine.IExitCodeGenerator coded ? coded.getExitCode() : 1;
    }
}
