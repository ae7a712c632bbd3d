package kaikin.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kaikin.contract.AccountId;
import kaikin.contract.Asker;
import kaikin.contract.Roles;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;

/** The sessions of the operator roles, each in the name of one asker, so that AWS's own logs say who asked. */
final class OperatorSessions {
    /** The shortest that STS gives. */
    private static final Duration LIFE = Duration.ofMinutes(15);

    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final int MOST = 100;

    private final StsClient sts;
    private final Clock clock;
    private final Map<Key, Session> sessions = new ConcurrentHashMap<>();

    OperatorSessions(StsClient sts, Clock clock) {
        this.sts = sts;
        this.clock = clock;
    }

    private record Key(AccountId account, Asker asker) {}

    private record Session(AwsSessionCredentials credentials, Instant end) {}

    AwsSessionCredentials of(AccountId account, Asker asker) {
        var now = clock.instant();
        if (sessions.size() > MOST) {
            sessions.clear();
        }
        return sessions.compute(new Key(account, asker), (key, old) -> usable(old, now) ? old : open(key))
                .credentials();
    }

    private static boolean usable(@Nullable Session session, Instant now) {
        return session != null && now.isBefore(session.end().minus(MARGIN));
    }

    private Session open(Key key) {
        var name = key.asker().sessionName();
        var given = sts.assumeRole(
                        request -> request.roleArn(Roles.operator(key.account()).toString())
                                .roleSessionName(name)
                                .sourceIdentity(name)
                                .durationSeconds((int) LIFE.toSeconds()))
                .credentials();
        return new Session(
                AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken()),
                given.expiration());
    }
}
