package kaikin.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kaikin.contract.AccountId;
import kaikin.contract.Asker;
import kaikin.contract.RoleNames;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** The sessions of the operator roles, each in the name of one asker, so that AWS's own logs say who asked. */
final class OperatorSessions {
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
