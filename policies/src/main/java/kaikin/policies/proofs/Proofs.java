package kaikin.policies.proofs;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.access.Access;
import kaikin.policies.plan.Plan;

/** All claims about hub and fleets together, and how they stand in a set of plans. */
public final class Proofs {
    private final List<Plan> plans;
    private final Cast cast;
    private final Grid grid;

    private Proofs(List<Plan> plans, Cast cast, Grid grid) {
        this.plans = List.copyOf(plans);
        this.cast = cast;
        this.grid = grid;
    }

    /** About these plans; throws an {@link IllegalArgumentException} where one has a policy that is not understood. */
    public static Proofs of(List<Plan> plans) {
        var cast = Casting.of(plans);
        return new Proofs(plans, cast, Grid.of(Access.of(plans), Grid.attempts(cast)));
    }

    /** About a change of these plans: only what it touches is tried again. */
    public Proofs after(List<Plan> changed) {
        return new Proofs(changed, cast, grid.after(Access.of(changed)));
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
        var ofGrid = all().stream().map(proof -> proof.check(grid));
        return Stream.concat(ofGrid, AddressProofs.of(plans)).toList();
    }

    /** Everything of the grid that can be done, in words: two sets of plans compare by it. */
    public Set<String> possible() {
        return grid.succeeding().stream().map(Attempt::toString).collect(Collectors.toCollection(TreeSet::new));
    }
}
