package kaikin.policies.proofs;

import java.util.List;
import java.util.function.Predicate;

/** A claim about who can do what, tried out on every attempt that it is about. */
public final class Proof {
    private final String claim;
    private final Predicate<Attempt> about;
    private final boolean possible;

    private Proof(String claim, Predicate<Attempt> about, boolean possible) {
        this.claim = claim;
        this.about = about;
        this.possible = possible;
    }

    /** All of these attempts succeed. */
    static Proof can(String claim, Predicate<Attempt> about) {
        return new Proof(claim, about, true);
    }

    /** None of these attempts succeeds. */
    static Proof cannot(String claim, Predicate<Attempt> about) {
        return new Proof(claim, about, false);
    }

    /** What is claimed, a sentence. */
    public String claim() {
        return claim;
    }

    boolean isAbout(Attempt attempt) {
        return about.test(attempt);
    }

    /** Tries it with the attempts that it is about; a claim about nothing is no proof. */
    Result check(Grid grid, List<Attempt> tried) {
        if (tried.isEmpty()) {
            return new Result(claim, 0, List.of("nothing of the plans is what it speaks of"));
        }
        var against = tried.stream()
                .filter(attempt -> grid.succeeds(attempt) != possible)
                .map(grid::explain)
                .limit(Result.SHOWN)
                .toList();
        return new Result(claim, tried.size(), against);
    }

    @Override
    public String toString() {
        return claim;
    }
}
