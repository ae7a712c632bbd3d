package kaikin.cli;

import java.time.Clock;
import kaikin.cli.operations.DeployedStack;
import kaikin.cli.operations.OperatorIdentity;
import kaikin.cli.operations.ReleaseByHand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "release",
        description =
                "Free ADDRESS on one server with your own credentials, while the chat is down, say. Without --execute the"
                        + " server is only asked whether it bans it. See docs/operations.md.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:it is free there; without --execute: the server has said what bans it",
            "1:it may still be banned there",
            "2:nothing was started, or it is not known how it ended"
        },
        sortOptions = false)
final class ReleaseCommand extends OperatorCommand {
    @Parameters(paramLabel = "ADDRESS", description = "one IPv4 or IPv6 address")
    private String address = "";

    @Option(names = "--stack", required = true, paramLabel = "STACK", description = "of the server's account")
    private String stack = "";

    @Option(names = "--server", required = true, paramLabel = "NAME", description = "its host name, or instance id")
    private String server = "";

    @Option(names = "--execute", description = "do it; without this nothing is changed")
    private boolean execute;

    @Override
    String stack() {
        return stack;
    }

    @Override
    int run(DeployedStack deployed, OperatorIdentity caller) throws Exception {
        return new ReleaseByHand(deployed, caller, Clock.systemUTC(), System.out::println)
                .run(address, server, execute);
    }
}
