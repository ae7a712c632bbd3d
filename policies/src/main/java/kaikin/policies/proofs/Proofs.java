package kaikin.policies.proofs;

import java.util.List;
import java.util.stream.Stream;
import kaikin.policies.access.Access;
import kaikin.policies.plan.Plan;

/** All claims about hub and fleets together, and how they stand in a set of plans. */
public final class Proofs {
    private final List<Plan> plans;
    private final Cast cast;

    private Proofs(List<Plan> plans) {
        this.plans = List.copyOf(plans);
        this.cast = Casting.of(plans);
    }

    /** About these plans; throws an {@link IllegalArgumentException} where one has a policy that is not understood. */
    public static Proofs of(List<Plan> plans) {
        return new Proofs(plans);
    }

    /** The claims, in the order of reading: what nobody can do, then what somebody can, then that this is all. */
    public List<Proof> all() {
        var can = new Permitted(cast).all();
        var nothingElse = Proof.cannot(
                "nobody can do anything that no other proof permits",
                attempt -> can.stream().noneMatch(proof -> proof.isAbout(attempt)));
        return Stream.of(new Forbidden(cast).all(), can, List.of(nothingElse))
                .flatMap(List::stream)
                .toList();
    }

    /** Tries them all. */
    public List<Result> results() {
        var grid = grid();
        var ofGrid = all().stream().map(proof -> proof.check(grid));
        return Stream.concat(ofGrid, AddressProofs.of(plans)).toList();
    }

    Grid grid() {
        return new Grid(Access.of(plans), Grid.attempts(cast));
    }
}
