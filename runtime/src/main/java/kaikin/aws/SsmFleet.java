package kaikin.aws;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kaikin.contract.Asker;
import kaikin.contract.BanListKey;
import kaikin.contract.ReleaseDocument;
import kaikin.unban.Fleet;
import kaikin.unban.ReleaseOrder;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;

/** The fleets as Systems Manager reaches them, through each account's operator role, the hub's own included. */
public final class SsmFleet implements Fleet {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    /** For a server to take the command; without it a person would hear of a dead server after an hour only. */
    private static final int UNDELIVERED_AFTER_SECONDS = 60;

    private final SsmClient ssm;
    private final OperatorSessions sessions;

    public SsmFleet(AwsClients clients, Clock clock) {
        ssm = clients.ssm();
        sessions = new OperatorSessions(clients.sts(), clock);
    }

    @Override
    public Start start(ReleaseOrder order) {
        AwsCredentials operator;
        try {
            operator = sessions.of(order.account(), new Asker(order.comment().asker()));
        } catch (SdkException e) {
            return new Start.Refused(Refusals.sessionReason(e), Refusals.detail(e));
        }
        try {
            var sent = ssm.sendCommand(command(order, operator));
            return new Start.Started(sent.command().commandId());
        } catch (SdkException e) {
            return new Start.Refused(Refusals.reason(e), Refusals.detail(e));
        }
    }

    private static SendCommandRequest command(ReleaseOrder order, AwsCredentials operator) {
        return SendCommandRequest.builder()
                .documentName(ReleaseDocument.NAME)
                .instanceIds(order.servers().stream().map(BanListKey::instance).toList())
                .parameters(
                        Map.of(ReleaseDocument.ADDRESS, List.of(order.address().toString())))
                .comment(order.comment().toString())
                .timeoutSeconds(UNDELIVERED_AFTER_SECONDS)
                .overrideConfiguration(
                        settings -> settings.credentialsProvider(StaticCredentialsProvider.create(operator))
                                // A second attempt at one that is only slow would be a second command.
                                .apiCallAttemptTimeout(PATIENCE)
                                .apiCallTimeout(PATIENCE))
                .build();
    }
}
