package kaikin.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kaikin.cli.engine.Workbench;
import kaikin.sandbox.CleanupActions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "engine",
        description =
                "Run COMMAND where `pulumi` is the real engine, with a stand-in for AWS, copies of the stack files"
                        + " and a backend that is thrown away. See docs/deploy.md.")
final class EngineCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "what to run, after --")
    private List<String> command = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        try (var cleanup = CleanupActions.untilExit()) {
            var bench = Workbench.open(Project.directory());
            cleanup.add(bench::close);
            Progress.say("running " + command.get(0) + " in " + bench.directory());
            return ChildCommand.run(command, bench.directory(), bench.environment());
        }
    }
}
