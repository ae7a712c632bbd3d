package kaikin.policies.iam;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

    /** Prints it as the policy writes it, where it is one pattern. */
    public String text() {
        return excluded || patterns.size() != 1 ? toString() : patterns.get(0).text();
    }

    @Override
    public String toString() {
        return (excluded ? "NotAction " : "Action ") + patterns;
    }

    /** An action as a policy names it: {@code *} or {@code service:Name}, wildcards in the name, case ignored. */
    public static final class ActionPattern {
        private static final Pattern SYNTAX = Pattern.compile("\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+");

        private final String text;
        /** Where it has wildcards; most have none. */
        private final Optional<PolicyText> glob;

        public ActionPattern(String text) {
            if (!SYNTAX.matcher(text).matches()) {
                throw new MalformedPolicyException(
                        "«" + text + "» is not an action: write «service:Name», wildcards in the name only, or «*»");
            }
            this.text = text;
            this.glob = text.contains("*") || text.contains("?")
                    ? Optional.of(PolicyText.parse(fold(text)))
                    : Optional.empty();
        }

        /** As the policy writes it. */
        public String text() {
            return text;
        }

        boolean matches(String action) {
            return glob.isPresent()
                    ? glob.get().matches(fold(action), RequestContext.EMPTY)
                    : text.equalsIgnoreCase(action);
        }

        private static String fold(String text) {
            return text.toLowerCase(Locale.ROOT);
        }

        boolean isOf(String service) {
            return text.regionMatches(true, 0, service + ":", 0, service.length() + 1);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ActionPattern pattern && pattern.text.equals(text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
