package kaikin.policies.intended;

import java.util.List;

/**
 * How a claim stands.
 *
 * @param against what speaks against it, each with principal, action, resource, an example and the way there
 */
public record Result(String claim, List<String> against) {
    public Result {
        against = List.copyOf(against);
    }

    public boolean holds() {
        return against.isEmpty();
    }

    @Override
    public String toString() {
        return holds() ? "holds: " + claim : "does not hold: " + claim + "\n" + String.join("\n", against);
    }
}
