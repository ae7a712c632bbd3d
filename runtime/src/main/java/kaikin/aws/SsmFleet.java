package kaikin.aws;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import kaikin.aws.api.AwsException;
import kaikin.aws.api.Credentials;
import kaikin.aws.api.Limits;
import kaikin.aws.api.Ssm;
import kaikin.contract.Asker;
import kaikin.contract.BanListKey;
import kaikin.contract.ReleaseDocument;
import kaikin.unban.Fleet;
import kaikin.unban.ReleaseOrder;

/** The fleets as Systems Manager reaches them, through each account's operator role, the hub's own included. */
public final class SsmFleet implements Fleet {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    /** A second attempt at one that is only slow would be a second command. */
    private static final Limits ONCE = Limits.of(PATIENCE, PATIENCE);

    private final Ssm ssm;
    private final OperatorSessions sessions;

    public SsmFleet(AwsClients clients, Clock clock) {
        ssm = clients.ssm();
        sessions = new OperatorSessions(clients.sts(), clock);
    }

    @Override
    public Start start(ReleaseOrder order) {
        Credentials operator;
        try {
            operator = sessions.of(order.account(), new Asker(order.comment().asker()));
        } catch (AwsException e) {
            return new Start.Refused(Refusals.sessionReason(e), String.valueOf(e.getMessage()));
        }
        try {
            return new Start.Started(ssm.as(operator).send(command(order), ONCE));
        } catch (AwsException e) {
            return new Start.Refused(Refusals.reason(e), String.valueOf(e.getMessage()));
        }
    }

    private static Ssm.Command command(ReleaseOrder order) {
        return new Ssm.Command(
                ReleaseDocument.NAME,
                order.servers().stream().map(BanListKey::instance).toList(),
                Map.of(ReleaseDocument.ADDRESS, order.address().toString()),
                order.comment().toString(),
                ReleaseDocument.DELIVERY_TIMEOUT);
    }
}
