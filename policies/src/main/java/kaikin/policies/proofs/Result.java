package kaikin.policies.proofs;

import java.util.List;

/**
 * How a proof went.
 *
 * @param tried how many attempts it looked at
 * @param counterExamples attempts that speak against it, each with principal, action, resource, context, reason and path
 */
public record Result(String claim, int tried, List<String> counterExamples) {
    /** More than a few of a kind tell nothing new. */
    static final int SHOWN = 3;

    public Result {
        counterExamples = List.copyOf(counterExamples);
    }

    public boolean holds() {
        return counterExamples.isEmpty();
    }

    @Override
    public String toString() {
        return holds()
                ? "holds (%d tried): %s".formatted(tried, claim)
                : "does not hold: %s\n%s".formatted(claim, String.join("\n", counterExamples));
    }
}
