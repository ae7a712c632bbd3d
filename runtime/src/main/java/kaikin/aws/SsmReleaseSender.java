package kaikin.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kaikin.contract.AccountId;
import kaikin.contract.Asker;
import kaikin.contract.BanListKey;
import kaikin.contract.ReleaseDocument;
import kaikin.contract.RoleNames;
import kaikin.webhook.ReleaseSender;
import kaikin.webhook.ReleaseSender.ReleaseOrder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** The fleets as Systems Manager reaches them, through each account's operator role, the hub's own included. */
public final class SsmReleaseSender implements ReleaseSender {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /**
     * Only what was turned away is sent again: AWS may be carrying out what it answers late, with a failure of its own
     * or not at all, and a second attempt at that would be a second command.
     */
    static final RetryStrategy TURNED_AWAY = DefaultRetryStrategy.standardStrategyBuilder()
            .useClientDefaults(false)
            .retryOnException(AwsErrors::throttled)
            .treatAsThrottling(AwsErrors::throttled)
            .build();

    private final SsmClient ssm;
    private final OperatorSessions sessions;

    public SsmReleaseSender(AwsClients clients, Clock clock) {
        this(clients.ssm(TURNED_AWAY), new OperatorSessions(clients.sts(), clock));
    }

    SsmReleaseSender(SsmClient ssm, OperatorSessions sessions) {
        this.ssm = ssm;
        this.sessions = sessions;
    }

    @Override
    public Start start(ReleaseOrder order) {
        AwsSessionCredentials operator;
        try {
            operator = sessions.of(order.account(), new Asker(order.comment().asker()));
        } catch (SdkException e) {
            return new Start.Refused(AwsErrors.sessionReason(e), String.valueOf(e.getMessage()));
        }
        try {
            return new Start.Started(send(command(order, operator)));
        } catch (SdkException e) {
            return new Start.Refused(AwsErrors.reason(e), String.valueOf(e.getMessage()));
        }
    }

    private String send(SendCommandRequest request) {
        var command = ssm.sendCommand(request).command();
        if (command == null || command.commandId() == null) {
            throw SdkClientException.create("SSM answered no command, or one without its id");
        }
        return command.commandId();
    }

    private static SendCommandRequest command(ReleaseOrder order, AwsSessionCredentials operator) {
        return SendCommandRequest.builder()
                .documentName(ReleaseDocument.NAME)
                .instanceIds(order.servers().stream().map(BanListKey::instance).toList())
                .parameters(
                        Map.of(ReleaseDocument.ADDRESS, List.of(order.address().toString())))
                .comment(order.comment().toString())
                .timeoutSeconds(Math.toIntExact(ReleaseDocument.DELIVERY_TIMEOUT.toSeconds()))
                .overrideConfiguration(
                        settings -> settings.credentialsProvider(StaticCredentialsProvider.create(operator))
                                .apiCallAttemptTimeout(PATIENCE)
                                .apiCallTimeout(PATIENCE))
                .build();
    }

    /** The sessions of the operator roles, each in the name of one asker, so that AWS's own logs say who asked. */
    static final class OperatorSessions {
        /** The shortest that STS gives. */
        private static final Duration LIFE = Duration.ofMinutes(15);

        private static final Duration MARGIN = Duration.ofMinutes(5);
        private static final int MOST = 100;

        private final StsClient sts;
        private final Clock clock;
        private final Map<Key, AwsSessionCredentials> sessions = new ConcurrentHashMap<>();

        OperatorSessions(StsClient sts, Clock clock) {
            this.sts = sts;
            this.clock = clock;
        }

        private record Key(AccountId account, Asker asker) {}

        AwsSessionCredentials of(AccountId account, Asker asker) {
            var now = clock.instant();
            if (sessions.size() > MOST) {
                sessions.clear();
            }
            return sessions.compute(new Key(account, asker), (key, old) -> usable(old, now) ? old : open(key));
        }

        private static boolean usable(@Nullable AwsSessionCredentials session, Instant now) {
            return session != null
                    && now.isBefore(session.expirationTime().orElseThrow().minus(MARGIN));
        }

        private AwsSessionCredentials open(Key key) {
            var name = key.asker().sessionName();
            return RoleSession.open(
                    sts,
                    AssumeRoleRequest.builder()
                            .roleArn(RoleNames.operator(key.account()).toString())
                            .roleSessionName(name)
                            .sourceIdentity(name)
                            .durationSeconds(Math.toIntExact(LIFE.toSeconds()))
                            .build());
        }
    }
}
