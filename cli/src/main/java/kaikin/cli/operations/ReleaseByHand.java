package kaikin.cli.operations;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import kaikin.aws.SsmCommandInvocations;
import kaikin.banlist.AddressScope;
import kaikin.banlist.IpAddress;
import kaikin.cli.operations.ManagedServers.Server;
import kaikin.contract.CommandComment;
import kaikin.contract.ReleaseDocument;
import kaikin.contract.ReleaseResult;
import kaikin.notify.EndedCommand;
import kaikin.notify.ServerReport;
import kaikin.notify.UnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Frees one address on one server without the chat: by the document that the bot sends, and with the caller's own
 * credentials. Unless it shall execute, the server is only asked what it bans.
 */
public record ReleaseByHand(DeployedStack stack, OperatorIdentity caller, Clock clock, Consumer<String> say) {
    /** Nothing was started, or nobody knows how it ended. */
    private static final int UNKNOWN = 2;

    /** The server may still ban the address. */
    private static final int NOT_RELEASED = 1;

    private static final int MOST_LINES = 10;
    private static final Duration PATIENCE = ReleaseDocument.LONGEST.plusMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Answers the status for the shell. */
    public int run(String text, String name, boolean execute) throws InterruptedException {
        var address = IpAddress.parse(text);
        if (address.isEmpty()) {
            return nothing("«" + CheckResult.plain(text) + "» is no IP address");
        }
        var scope = AddressScope.of(address.get());
        if (scope != AddressScope.GLOBAL) {
            say.accept("note: " + address.get() + " is an address of the scope " + scope
                    + ": a server that is reached over the Internet sees another");
        }
        try {
            say.accept("as " + caller.in(stack));
            var server = server(ManagedServers.of(caller.clients(), stack.tag()), name);
            return server.isEmpty() ? UNKNOWN : run(address.get(), server.get(), execute);
        } catch (SdkException e) {
            return nothing(OperatorIdentity.why(e));
        }
    }

    /** Just one: where two are called so, or where it is none of the bot's, nothing is guessed. */
    private Optional<Server> server(ManagedServers known, String name) {
        var called = known.called(name);
        if (called.size() != 1) {
            nothing(
                    called.isEmpty()
                            ? "no agent in account " + stack.account() + " reports of a server «"
                                    + CheckResult.plain(name) + "»; there are " + known.tagged()
                            : "several servers are called so, give the instance's id: " + called);
            return Optional.empty();
        }
        var server = called.get(0);
        if (!server.tagged()) {
            nothing(server + " has no tag " + stack.tag().key() + "="
                    + stack.tag().value() + ": it is none of the bot's servers");
            return Optional.empty();
        }
        if (!server.online()) {
            nothing("the agent of " + server + " does not report: it would not take the command");
            return Optional.empty();
        }
        return called.stream().findFirst();
    }

    private int run(IpAddress address, Server server, boolean execute) throws InterruptedException {
        var action = execute ? ReleaseDocument.RELEASE : ReleaseDocument.CHECK;
        var command = caller.clients()
                .clientOnce("ssm", SsmClient.builder())
                .sendCommand(request -> request.documentName(ReleaseDocument.NAME)
                        .instanceIds(server.instance())
                        .parameters(Map.of(
                                ReleaseDocument.ADDRESS,
                                List.of(address.toString()),
                                ReleaseDocument.ACTION,
                                List.of(action)))
                        .comment(CommandComment.byHand(action))
                        .timeoutSeconds(Math.toIntExact(ReleaseDocument.DELIVERY_TIMEOUT.toSeconds())))
                .command()
                .commandId();
        say.accept("%s of %s on %s started: command %s".formatted(action, address, server, command));
        return await(new EndedCommand(stack.account(), command, Optional.of(address)), server, execute);
    }

    private int await(EndedCommand command, Server server, boolean execute) throws InterruptedException {
        var invocations = SsmCommandInvocations.asCaller(caller.clients());
        var end = clock.instant().plus(PATIENCE);
        var trouble = "it has not ended";
        while (clock.instant().isBefore(end)) {
            try {
                var report = invocations.of(command);
                if (report.unfinished().isEmpty() && report.servers().size() == 1) {
                    return told(command, report.servers().get(0), server, execute);
                }
            } catch (UnavailableException e) {
                trouble = e.getCause() instanceof SdkException refusal
                        ? OperatorIdentity.why(refusal)
                        : String.valueOf(e.getMessage());
                if (trouble.startsWith("AccessDenied")) {
                    break;
                }
            }
            Thread.sleep(PAUSE.toMillis());
        }
        say.accept("how it ended is not known (" + trouble + "): see command " + command.command());
        return UNKNOWN;
    }

    private int told(EndedCommand command, ServerReport report, Server server, boolean execute) {
        if (report.result().isEmpty()) {
            say.accept(server + ": no result (" + report.end() + "): whether it is banned there is not known");
            sayWhatItSaid(command, report);
            return UNKNOWN;
        }
        var result = report.result().get();
        say.accept("%s: %s".formatted(server, words(result)));
        if (result.outcome() == ReleaseResult.Outcome.BANNED && !execute) {
            say.accept("nothing was changed: --execute frees what a guard banned; a rule that is no guard's stays");
            return 0;
        }
        if (result.reason() != ReleaseResult.Reason.NONE || !report.free()) {
            sayWhatItSaid(command, report);
            say.accept("what to do: docs/servers.md#the-result");
            return NOT_RELEASED;
        }
        return 0;
    }

    /** The script names the rule, program or file on standard error. */
    private void sayWhatItSaid(EndedCommand command, ServerReport report) {
        try {
            var output = caller.clients()
                    .client("ssm", SsmClient.builder())
                    .getCommandInvocation(
                            request -> request.commandId(command.command()).instanceId(report.instance()));
            Optional.ofNullable(output.standardErrorContent()).stream()
                    .flatMap(String::lines)
                    .map(CheckResult::plain)
                    .filter(line -> !line.isEmpty())
                    .limit(MOST_LINES)
                    .forEach(line -> say.accept("  it said: " + line));
        } catch (SdkException e) {
            say.accept("what it said is not known: " + OperatorIdentity.why(e));
        }
    }

    private static String words(ReleaseResult result) {
        var about = " (guards %s, reason %s, list %s)"
                .formatted(
                        result.guards(),
                        result.reason()
                                .toString()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-'),
                        result.list().toString().toLowerCase(java.util.Locale.ROOT));
        return switch (result.outcome()) {
                    case RELEASED -> result.address() + " is free; freed: " + result.freed();
                    case ABSENT -> result.address() + " was not banned";
                    case BANNED -> result.address() + " is banned, by: " + result.freed();
                    case REFUSED -> "it refused what was asked, and did nothing";
                    case UNSUPPORTED -> "it has no guard that the script can ask: whether it bans is not known";
                    case FAILED -> result.address() + " may still be banned; freed: " + result.freed();
                }
                + about;
    }

    private int nothing(String why) {
        say.accept("nothing was started: " + why);
        return UNKNOWN;
    }
}
