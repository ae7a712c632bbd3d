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

    private final SsmClient ssm;
    private final OperatorSessions sessions;

    public SsmFleet(AwsClients clients, Clock clock) {
        ssm = clients.ssm();
        sessions = new OperatorSessions(clients.sts(), clock);
    }

    @Override
    public Start start(ReleaseOrder order) {
        try {
            var operator =
                    sessions.of(order.account(), new Asker(order.comment().asker()));
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
                .overrideConfiguration(
                        settings -> settings.credentialsProvider(StaticCredentialsProvider.create(operator))
                                // A second attempt at one that is only slow would be a second command.
                                .apiCallAttemptTimeout(PATIENCE)
                                .apiCallTimeout(PATIENCE))
                .build();
    }
}
