package kaikin.cli;

import kaikin.cli.operations.DeployedStack;
import kaikin.cli.operations.FailedOutcomeResend;
import kaikin.cli.operations.OperatorIdentity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "resend",
        description = "Send again how releases ended that nobody could be told, with your own credentials. Without"
                + " --execute it only says which. See docs/operations.md.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all were sent, or would be", "1:some messages are no outcomes", "2:it could not be done"},
        sortOptions = false)
final class ResendCommand extends OperatorCommand {
    @Option(names = "--stack", required = true, paramLabel = "STACK", description = "the hub's")
    private String stack = "";

    @Option(names = "--execute", description = "do it; without this nothing is sent or deleted")
    private boolean execute;

    @Override
    String stack() {
        return stack;
    }

    @Override
    int run(DeployedStack deployed, OperatorIdentity caller) throws Exception {
        return new FailedOutcomeResend(deployed, caller, System.out::println).run(execute);
    }
}
