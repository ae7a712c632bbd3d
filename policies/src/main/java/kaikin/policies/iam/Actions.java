package kaikin.policies.iam;

import java.util.List;

/**
 * The Action or NotAction of a statement.
 *
 * @param excluded whether it is all actions but these
 */
public record Actions(boolean excluded, List<ActionPattern> patterns) {
    public Actions {
        patterns = List.copyOf(patterns);
    }

    /** Whether it is about an action. */
    public boolean cover(String action) {
        return excluded != patterns.stream().anyMatch(pattern -> pattern.matches(action));
    }

    @Override
    public String toString() {
        return (excluded ? "NotAction " : "Action ") + patterns;
    }
}
