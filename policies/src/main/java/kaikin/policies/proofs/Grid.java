package kaikin.policies.proofs;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kaikin.policies.access.Access;
import kaikin.policies.iam.Caller;

/** Every attempt, and which of them succeed. */
final class Grid {
    private final Access access;
    private final List<Attempt> attempts;
    private final Set<Attempt> succeeding;

    private Grid(Access access, List<Attempt> attempts, Set<Attempt> succeeding) {
        this.access = access;
        this.attempts = attempts;
        this.succeeding = succeeding;
    }

    static Grid of(Access access, List<Attempt> attempts) {
        return new Grid(access, attempts, together(trying(access, attempts.parallelStream())));
    }

    /** The same attempts under other policies; what these do not touch ends as before. */
    Grid after(Access other) {
        var changes = new Changes(access, other);
        var untouched = succeeding.stream().filter(attempt -> !changes.touch(attempt));
        var tried = trying(other, attempts.parallelStream().filter(changes::touch));
        return new Grid(other, attempts, together(Stream.concat(untouched, tried.toList().stream())));
    }

    /** Attempts are told apart by identity: all grids of a set of proofs share them. */
    private static Set<Attempt> together(Stream<Attempt> attempts) {
        Set<Attempt> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(attempts.toList());
        return set;
    }

    private static Stream<Attempt> trying(Access access, Stream<Attempt> attempts) {
        return attempts.filter(attempt -> attempt.decide(access).allowed());
    }

    /** Everybody tries everything that matters. */
    static List<Attempt> attempts(Cast cast) {
        var deeds = Deeds.of(cast);
        return Actors.of(cast).stream()
                .flatMap(actor -> deeds.stream().map(deed -> new Attempt(actor, deed)))
                .filter(Attempt::matters)
                .toList();
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
