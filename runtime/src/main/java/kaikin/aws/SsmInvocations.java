package kaikin.aws;

import java.util.Map;
import java.util.Optional;
import kaikin.aws.api.AwsException;
import kaikin.aws.api.Ssm;
import kaikin.aws.api.Sts;
import kaikin.contract.AccountId;
import kaikin.contract.CommandComment;
import kaikin.contract.ReleaseResult;
import kaikin.contract.Roles;
import kaikin.outcome.EndedCommand;
import kaikin.outcome.Invocations;
import kaikin.outcome.ServerReport;
import kaikin.outcome.ServerReport.End;
import kaikin.outcome.UnavailableException;

/** Commands that have ended, read through the reader role of their account. */
public final class SsmInvocations implements Invocations {
    private final Ssm ssm;
    private final Sts sts;

    public SsmInvocations(AwsClients clients) {
        ssm = clients.ssm();
        sts = clients.sts();
    }

    @Override
    public Report of(EndedCommand ended) throws UnavailableException {
        try {
            var reader = reader(ended.account(), ended.command());
            var invocations = reader.invocations(ended.command());
            return new Report(
                    invocations.stream().findFirst().flatMap(each -> CommandComment.parse(each.comment())),
                    invocations.stream().map(each -> report(each, reader)).toList());
        } catch (AwsException e) {
            throw new UnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The session bears the command's id, so that the account's own log says what was looked for. */
    private Ssm reader(AccountId account, String command) {
        var session = sts.assumeRole(Roles.reader(account).toString(), command, Map.of());
        return ssm.as(session.credentials());
    }

    private static ServerReport report(Ssm.Invocation invocation, Ssm reader) {
        var end = end(invocation.details());
        var result = end == End.FINISHED ? result(reader.output(invocation)) : Optional.<ReleaseResult>empty();
        return new ServerReport(invocation.instance(), end, result);
    }

    private static Optional<ReleaseResult> result(String output) {
        var lines = output.stripTrailing().split("\n", -1);
        return ReleaseResult.parse(lines[lines.length - 1]);
    }

    /**
     * The details tell apart what the status does not.
     *
     * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html">Understanding
     *     command statuses</a>
     */
    private static End end(String details) {
        return switch (details.replace(" ", "")) {
            case "ExecutionTimedOut" -> End.TIMED_OUT;
            case "DeliveryTimedOut", "Undeliverable", "Terminated", "InvalidPlatform", "AccessDenied" ->
                End.NOT_DELIVERED;
            case "Cancelled", "Cancelling" -> End.CANCELLED;
            default -> End.FINISHED;
        };
    }
}
