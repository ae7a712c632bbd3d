package kaikin.policies.iam;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An action as a policy names it: {@code *} or {@code service:Name}, wildcards in the name, case ignored. */
public final class ActionPattern {
    private static final Pattern SYNTAX = Pattern.compile("\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+");

    private final String text;
    /** Where it has wildcards; most have none. */
    private final Optional<Pattern> glob;

    public ActionPattern(String text) {
        if (!SYNTAX.matcher(text).matches()) {
            throw new MalformedPolicyException(
                    "«" + text + "» is not an action: write «service:Name», wildcards in the name only, or «*»");
        }
        this.text = text;
        this.glob = text.contains("*") || text.contains("?") ? Optional.of(glob(text)) : Optional.empty();
    }

    private static Pattern glob(String text) {
        var regex = Template.parse(text)
                .glob(RequestContext.EMPTY, Wildcards.ANYWHERE)
                .orElseThrow();
        return Pattern.compile(regex.pattern(), Pattern.CASE_INSENSITIVE);
    }

    /** As the policy writes it. */
    public String text() {
        return text;
    }

    boolean matches(String action) {
        return glob.map(pattern -> pattern.matcher(action).matches()).orElseGet(() -> text.equalsIgnoreCase(action));
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
