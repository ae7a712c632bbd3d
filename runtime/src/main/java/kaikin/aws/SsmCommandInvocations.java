package kaikin.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import kaikin.contract.AccountId;
import kaikin.contract.CommandComment;
import kaikin.contract.RoleNames;
import kaikin.notify.CommandInvocations;
import kaikin.notify.EndedCommand;
import kaikin.notify.ServerReport;
import kaikin.notify.ServerReport.End;
import kaikin.notify.UnavailableException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.InvocationDoesNotExistException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** Commands that have ended, read through the reader role of their account, or as somebody who may read them. */
public final class SsmCommandInvocations implements CommandInvocations {
    private final SsmClient ssm;
    private final Function<EndedCommand, AwsRequestOverrideConfiguration> caller;

    private SsmCommandInvocations(SsmClient ssm, Function<EndedCommand, AwsRequestOverrideConfiguration> caller) {
        this.ssm = ssm;
        this.caller = caller;
    }

    public SsmCommandInvocations(AwsClients clients) {
        this(clients.ssm(), ended -> reader(clients.sts(), ended.account(), ended.command()));
    }

    /** Reads with the clients' own credentials. */
    public static SsmCommandInvocations asCaller(AwsClients clients) {
        return new SsmCommandInvocations(
                clients.ssm(),
                ended -> AwsRequestOverrideConfiguration.builder().build());
    }

    @Override
    public Report of(EndedCommand ended) throws UnavailableException {
        try {
            var reader = caller.apply(ended);
            var invocations = invocations(ended.command(), reader);
            var servers = new ArrayList<ServerReport>();
            var unfinished = new ArrayList<String>();
            for (var each : invocations) {
                report(each, ended, reader).ifPresentOrElse(servers::add, () -> unfinished.add(each.instanceId()));
            }
            var comment = invocations.stream().findFirst().map(each -> text(each.comment()));
            return new Report(
                    comment.flatMap(CommandComment::parse),
                    comment.filter(CommandComment::isReleaseByHand).isPresent(),
                    servers,
                    unfinished);
        } catch (SdkException e) {
            throw new UnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The session bears the command's id, so that the account's own log says what was looked for. */
    private static AwsRequestOverrideConfiguration reader(StsClient sts, AccountId account, String command) {
        var session = RoleSession.open(
                sts,
                AssumeRoleRequest.builder()
                        .roleArn(RoleNames.reader(account).toString())
                        .roleSessionName(command)
                        .build());
        return AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(StaticCredentialsProvider.create(session))
                .build();
    }

    /** The command on each of its servers, to the last page. */
    private List<CommandInvocation> invocations(String command, AwsRequestOverrideConfiguration reader) {
        return ssm
                .listCommandInvocationsPaginator(
                        request -> request.commandId(command).overrideConfiguration(reader))
                .commandInvocations()
                .stream()
                .toList();
    }

    /** Empty where it is not known yet how the command ended there. */
    private Optional<ServerReport> report(
            CommandInvocation invocation, EndedCommand ended, AwsRequestOverrideConfiguration reader) {
        var end = InvocationStatus.end(text(invocation.statusDetails()));
        return end.isPresent() && end.get() == End.FINISHED
                ? finished(invocation, ended, reader)
                : end.map(each -> new ServerReport(invocation.instanceId(), each, Optional.empty()));
    }

    /** The report of a script that has ended; empty where Systems Manager does not know its output yet. */
    private Optional<ServerReport> finished(
            CommandInvocation invocation, EndedCommand ended, AwsRequestOverrideConfiguration reader) {
        try {
            var output = ssm.getCommandInvocation(request -> request.commandId(invocation.commandId())
                    .instanceId(invocation.instanceId())
                    .overrideConfiguration(reader));
            return InvocationStatus.end(text(output.statusDetails())).isEmpty()
                    ? Optional.empty()
                    : Optional.of(ServerReport.finished(
                            invocation.instanceId(), text(output.standardOutputContent()), ended.address()));
        } catch (InvocationDoesNotExistException notKnownYet) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /**
     * The status of a command on a server, in Systems Manager's words. The details tell apart what the status does not.
     *
     * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html">Understanding
     *     command statuses</a>
     */
    static final class InvocationStatus {
        private InvocationStatus() {}

        /**
         * Tells how the command ended there; empty where that is not known yet. The documentation writes the words with
         * blanks.
         */
        static Optional<End> end(String details) {
            return switch (details.replace(" ", "")) {
                case "Pending", "InProgress", "Delayed", "Cancelling", "" -> Optional.empty();
                case "Success", "Failed" -> Optional.of(End.FINISHED);
                case "ExecutionTimedOut", "TimedOut" -> Optional.of(End.EXECUTION_TIMED_OUT);
                case "DeliveryTimedOut" -> Optional.of(End.DELIVERY_TIMED_OUT);
                case "Undeliverable" -> Optional.of(End.UNDELIVERABLE);
                case "Terminated" -> Optional.of(End.TERMINATED);
                case "InvalidPlatform" -> Optional.of(End.INVALID_PLATFORM);
                case "AccessDenied" -> Optional.of(End.ACCESS_DENIED);
                case "Cancelled" -> Optional.of(End.CANCELLED);
                // These are said of whole commands only, as far as the documentation goes.
                case "RateExceeded" -> Optional.of(End.RATE_EXCEEDED);
                case "Incomplete" -> Optional.of(End.INCOMPLETE);
                case "NoInstancesInTag" -> Optional.of(End.NO_INSTANCES_IN_TAG);
                default -> Optional.of(End.UNKNOWN);
            };
        }
    }
}
