package kaikin.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kaikin.aws.api.Credentials;
import kaikin.aws.api.Sts;
import kaikin.contract.AccountId;
import kaikin.contract.Asker;
import kaikin.contract.Roles;
import org.jspecify.annotations.Nullable;

/** The sessions of the operator roles, each in the name of one asker, so that AWS's own logs say who asked. */
final class OperatorSessions {
    /** The shortest that STS gives. */
    private static final Duration LIFE = Duration.ofMinutes(15);

    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final int MOST = 100;

    private final Sts sts;
    private final Clock clock;
    private final Map<Key, Sts.Session> sessions = new ConcurrentHashMap<>();

    OperatorSessions(Sts sts, Clock clock) {
        this.sts = sts;
        this.clock = clock;
    }

    private record Key(AccountId account, Asker asker) {}

    Credentials of(AccountId account, Asker asker) {
        var now = clock.instant();
        if (sessions.size() > MOST) {
            sessions.clear();
        }
        return sessions.compute(new Key(account, asker), (key, old) -> usable(old, now) ? old : open(key))
                .credentials();
    }

    private static boolean usable(Sts.@Nullable Session session, Instant now) {
        return session != null && now.isBefore(session.end().minus(MARGIN));
    }

    private Sts.Session open(Key key) {
        var name = key.asker().sessionName();
        return sts.assumeRole(
                Roles.operator(key.account()).toString(),
                name,
                Map.of("SourceIdentity", name, "DurationSeconds", Long.toString(LIFE.toSeconds())));
    }
}
