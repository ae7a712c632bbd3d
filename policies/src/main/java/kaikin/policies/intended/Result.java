package kaikin.policies.intended;

import java.util.List;

/**
 * How a claim stands.
 *
 * @param against what speaks against it, each with principal, action, resource, an example and the way there
 * @param differences the same of a claim about the table itself, part by part; none of a sentence about it
 */
public record Result(String claim, List<String> against, List<Difference> differences) {
    public Result {
        against = List.copyOf(against);
        differences = List.copyOf(differences);
    }

    /** A sentence that follows from the table. */
    public Result(String claim, List<String> against) {
        this(claim, against, List.of());
    }

    public boolean holds() {
        return against.isEmpty();
    }

    @Override
    public String toString() {
        return holds() ? "holds: " + claim : "does not hold: " + claim + "\n" + String.join("\n", against);
    }
}
