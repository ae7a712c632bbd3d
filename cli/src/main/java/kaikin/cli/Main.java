package kaikin.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
            InitCommand.class,
            DemoCommand.class,
            SandboxCommand.class,
            ChatCommand.class,
            PlanCommand.class,
            PoliciesCommand.class,
            ReviewCommand.class,
            EngineCommand.class,
            DoctorCommand.class,
            ReleaseCommand.class,
            ResendCommand.class,
            PractiseCommand.class
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
        speakUtf8();
        var status = commandLine().execute(args);
        Progress.end();
        System.exit(status);
    }

    /** As it is when someone types. */
    static CommandLine commandLine() {
        return plainlySpoken(new CommandLine(new Main())).setExecutionExceptionHandler(Main::explain);
    }

    /** One that says in one line what was typed wrong. */
    public static CommandLine plainlySpoken(CommandLine command) {
        return command.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(Main::refuse);
    }

    /** Whatever the locale: the chat speaks Japanese. */
    public static void speakUtf8() {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }

    private static int refuse(CommandLine.ParameterException e, String[] args) {
        var name = e.getCommandLine().getCommandSpec().qualifiedName().replaceFirst("^kaikin", "./kaikin");
        Progress.say(e.getMessage() + " (" + name + " --help says more)");
        return CommandLine.ExitCode.USAGE;
    }

    /** One line for people; the stack trace only for those who ask for it. */
    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        Progress.say(e.getMessage() == null ? e.toString() : e.getMessage());
        if (System.getenv("KAIKIN_DEBUG") != null) {
            e.printStackTrace();
        }
        return e instanceof CommandLine.IExitCodeGenerator coded ? coded.getExitCode() : 1;
    }
}
