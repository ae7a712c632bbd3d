package kaikin.policies.iam;

import java.util.List;

/**
 * The Action or NotAction of a statement.
 *
 * @param excluded whether it is all actions but these
 */
public record ActionElement(boolean excluded, List<ActionPattern> patterns) {
    public ActionElement {
        patterns = List.copyOf(patterns);
    }

    /** Whether it speaks about an action. */
    public boolean cover(String action) {
        for (var pattern : patterns) {
            if (pattern.matches(action)) {
                return !excluded;
            }
        }
        return excluded;
    }

    /** Whether it names actions of one service only. */
    boolean areOf(String service) {
        for (var pattern : patterns) {
            if (!pattern.isOf(service)) {
                return false;
            }
        }
        return true;
    }

    /** As the policy writes it, where it is one pattern. */
    public String text() {
        return excluded || patterns.size() != 1 ? toString() : patterns.get(0).text();
    }

    @Override
    public String toString() {
        return (excluded ? "NotAction " : "Action ") + patterns;
    }
}
