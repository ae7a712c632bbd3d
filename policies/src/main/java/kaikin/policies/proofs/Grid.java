package kaikin.policies.proofs;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.access.Access;
import kaikin.policies.iam.Caller;

/** Every attempt, and which of them succeed. */
final class Grid {
    private final Access access;
    private final List<Attempt> attempts;
    private final Set<Attempt> succeeding;

    Grid(Access access, List<Attempt> attempts) {
        this.access = access;
        this.attempts = attempts;
        this.succeeding = attempts.stream()
                .filter(attempt -> attempt.decide(access).allowed())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Everybody tries everything that matters. */
    static List<Attempt> attempts(Cast cast) {
        var deeds = Deeds.of(cast);
        return Actors.of(cast).stream()
                .flatMap(actor -> deeds.stream().map(deed -> new Attempt(actor, deed)))
                .filter(Attempt::matters)
                .toList();
    }

    Stream<Attempt> attempts() {
        return attempts.stream();
    }

    Set<Attempt> succeeding() {
        return succeeding;
    }

    boolean succeeds(Attempt attempt) {
        return succeeding.contains(attempt);
    }

    /** The attempt, its path and why it ends as it does. */
    String explain(Attempt attempt) {
        return attempt + "\n  " + attempt.decide(access).reason().replace("\n", "\n  ") + path(attempt);
    }

    private String path(Attempt attempt) {
        return attempt.actor().caller() instanceof Caller.RoleSession session
                        && access.role(session.roleArn()).isPresent()
                ? "\n  path: " + String.join(" → ", access.pathTo(session.roleArn()))
                : "";
    }
}
