package kaikin.aws;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import kaikin.aws.api.AwsException;
import kaikin.aws.api.Ssm;
import kaikin.aws.api.Sts;
import kaikin.contract.AccountId;
import kaikin.contract.CommandComment;
import kaikin.contract.Roles;
import kaikin.outcome.EndedCommand;
import kaikin.outcome.Invocations;
import kaikin.outcome.ServerReport;
import kaikin.outcome.ServerReport.End;
import kaikin.outcome.UnavailableException;

/** Commands that have ended, read through the reader role of their account. */
public final class SsmInvocations implements Invocations {
    private static final String NOT_KNOWN_YET = "InvocationDoesNotExist";

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
            var servers = new ArrayList<ServerReport>();
            var unfinished = new ArrayList<String>();
            for (var each : invocations) {
                report(each, ended, reader).ifPresentOrElse(servers::add, () -> unfinished.add(each.instance()));
            }
            return new Report(
                    invocations.stream().findFirst().flatMap(each -> CommandComment.parse(each.comment())),
                    servers,
                    unfinished);
        } catch (AwsException e) {
            throw new UnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The session bears the command's id, so that the account's own log says what was looked for. */
    private Ssm reader(AccountId account, String command) {
        var session = sts.assumeRole(Roles.reader(account).toString(), command, Map.of());
        return ssm.as(session.credentials());
    }

    /** Empty where it is not known yet how the command ended there. */
    private static Optional<ServerReport> report(Ssm.Invocation invocation, EndedCommand ended, Ssm reader) {
        var end = InvocationStatus.end(invocation.details());
        return end.isPresent() && end.get() == End.FINISHED
                ? finished(invocation, ended, reader)
                : end.map(each -> new ServerReport(invocation.instance(), each, Optional.empty()));
    }

    /** Of a script that has ended; empty where Systems Manager does not know its output yet. */
    private static Optional<ServerReport> finished(Ssm.Invocation invocation, EndedCommand ended, Ssm reader) {
        try {
            var output = reader.output(invocation);
            return InvocationStatus.end(output.details()).isEmpty()
                    ? Optional.empty()
                    : Optional.of(ServerReport.finished(invocation.instance(), output.text(), ended.address()));
        } catch (AwsException e) {
            if (e.code().equals(NOT_KNOWN_YET)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
