package kaikin.policies.proofs;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.access.Access;
import kaikin.policies.plan.Plan;

/** All claims about hub and fleets together, and how they stand in a set of plans. */
public final class Proofs {
    private final List<Plan> plans;
    private final Map<Proof, List<Attempt>> proofs;
    private final Grid grid;

    private Proofs(List<Plan> plans, Map<Proof, List<Attempt>> proofs, Grid grid) {
        this.plans = List.copyOf(plans);
        this.proofs = proofs;
        this.grid = grid;
    }

    /** About these plans; throws an {@link IllegalArgumentException} where one has a policy that is not understood. */
    public static Proofs of(List<Plan> plans) {
        var cast = Casting.of(plans);
        var attempts = Grid.attempts(cast);
        var proofs = new LinkedHashMap<Proof, List<Attempt>>();
        new Forbidden(cast).all().forEach(proof -> proofs.put(proof, about(proof, attempts)));
        Set<Attempt> permitted = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var proof : new Permitted(cast).all()) {
            var about = about(proof, attempts);
            proofs.put(proof, about);
            permitted.addAll(about);
        }
        var rest = Proof.cannot(
                "nobody can do anything that no other proof permits", attempt -> !permitted.contains(attempt));
        proofs.put(rest, about(rest, attempts));
        return new Proofs(plans, proofs, Grid.of(Access.of(plans), attempts));
    }

    /** About a change of these plans: only what it touches is tried again. */
    public Proofs after(List<Plan> changed) {
        return new Proofs(changed, proofs, grid.after(Access.of(changed)));
    }

    /** The claims, in the order of reading: what nobody can do, then what somebody can, then that this is all. */
    public List<Proof> all() {
        return List.copyOf(proofs.keySet());
    }

    /** Tries them all, and what a release takes as an address. */
    public List<Result> results() {
        var ofGrid = proofs.entrySet().stream().map(each -> each.getKey().check(grid, each.getValue()));
        return Stream.concat(ofGrid, AddressProofs.of(plans)).toList();
    }

    private static List<Attempt> about(Proof proof, List<Attempt> attempts) {
        return attempts.parallelStream().filter(proof::isAbout).toList();
    }

    /** Everything of the grid that can be done, in words: two sets of plans compare by it. */
    public Set<String> possible() {
        return grid.succeeding().stream().map(Attempt::toString).collect(Collectors.toCollection(TreeSet::new));
    }
}
