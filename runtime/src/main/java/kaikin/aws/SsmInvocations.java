package kaikin.aws;

import java.util.Optional;
import kaikin.contract.AccountId;
import kaikin.contract.CommandComment;
import kaikin.contract.ReleaseResult;
import kaikin.contract.Roles;
import kaikin.outcome.EndedCommand;
import kaikin.outcome.Invocations;
import kaikin.outcome.ServerReport;
import kaikin.outcome.ServerReport.End;
import kaikin.outcome.UnavailableException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.sts.StsClient;

/** Commands that have ended, read through the reader role of their account. */
public final class SsmInvocations implements Invocations {
    private final SsmClient ssm;
    private final StsClient sts;

    public SsmInvocations(AwsClients clients) {
        ssm = clients.ssm();
        sts = clients.sts();
    }

    @Override
    public Report of(EndedCommand ended) throws UnavailableException {
        try {
            var reader = reader(ended.account(), ended.command());
            var invocations = ssm
                    .listCommandInvocationsPaginator(request -> request.commandId(ended.command())
                            .overrideConfiguration(settings -> settings.credentialsProvider(reader)))
                    .commandInvocations()
                    .stream()
                    .toList();
            return new Report(
                    invocations.stream()
                            .findFirst()
                            .flatMap(each -> CommandComment.parse(String.valueOf(each.comment()))),
                    invocations.stream().map(each -> report(each, reader)).toList());
        } catch (SdkException e) {
            throw new UnavailableException(Refusals.detail(e), e);
        }
    }

    /** The session bears the command's id, so that the account's own log says what was looked for. */
    private AwsCredentialsProvider reader(AccountId account, String command) {
        var given = sts.assumeRole(request ->
                        request.roleArn(Roles.reader(account).toString()).roleSessionName(command))
                .credentials();
        return StaticCredentialsProvider.create(
                AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken()));
    }

    private ServerReport report(CommandInvocation invocation, AwsCredentialsProvider reader) {
        var end = end(invocation.statusDetails());
        var result = end == End.FINISHED ? result(invocation, reader) : Optional.<ReleaseResult>empty();
        return new ServerReport(invocation.instanceId(), end, result);
    }

    private Optional<ReleaseResult> result(CommandInvocation invocation, AwsCredentialsProvider reader) {
        var output = ssm.getCommandInvocation(request -> request.commandId(invocation.commandId())
                        .instanceId(invocation.instanceId())
                        .overrideConfiguration(settings -> settings.credentialsProvider(reader)))
                .standardOutputContent();
        var lines = String.valueOf(output).stripTrailing().split("\n", -1);
        return ReleaseResult.parse(lines[lines.length - 1]);
    }

    /**
     * The details tell apart what the status does not.
     *
     * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html">Understanding
     *     command statuses</a>
     */
    private static End end(String details) {
        return switch (String.valueOf(details).replace(" ", "")) {
            case "ExecutionTimedOut" -> End.TIMED_OUT;
            case "DeliveryTimedOut", "Undeliverable", "Terminated", "InvalidPlatform", "AccessDenied" ->
                End.NOT_DELIVERED;
            case "Cancelled", "Cancelling" -> End.CANCELLED;
            default -> End.FINISHED;
        };
    }
}
