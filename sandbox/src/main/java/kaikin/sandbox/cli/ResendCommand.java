package kaikin.sandbox.cli;

import java.util.concurrent.Callable;
import kaikin.operations.Caller;
import kaikin.operations.DeployedStack;
import kaikin.operations.Resend;
import kaikin.sandbox.Plans;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "resend",
        description = "Send again how releases ended that nobody could be told, with your own credentials. Without"
                + " --execute it only says which. See docs/operations.md.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all were sent, or would be", "1:some messages are no outcomes", "2:it could not be done"},
        sortOptions = false)
final class ResendCommand implements Callable<Integer> {
    @Option(names = "--stack", required = true, paramLabel = "STACK", description = "the hub's")
    private String stack = "";

    @Option(names = "--execute", description = "do it; without this nothing is sent or deleted")
    private boolean execute;

    @Override
    public Integer call() {
        try {
            var deployed = new DeployedStack(Plans.record(Project.directory(), stack));
            try (var caller = Caller.in(deployed.region())) {
                return new Resend(deployed, caller, System.out::println).run(execute);
            }
        } catch (Exception e) {
            throw new NoAnswer(e);
        }
    }
}
