package kaikin.policies.iam;

import java.util.regex.Pattern;

/** An action as a policy names it: {@code *} or {@code service:Name}, wildcards in the name, case ignored. */
public record ActionPattern(String text) {
    private static final Pattern SYNTAX = Pattern.compile("\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+");

    public ActionPattern {
        if (!SYNTAX.matcher(text).matches()) {
            throw new MalformedPolicyException(
                    "«" + text + "» is not an action: write «service:Name», wildcards in the name only, or «*»");
        }
    }

    boolean matches(String action) {
        if (!text.contains("*") && !text.contains("?")) {
            return text.equalsIgnoreCase(action);
        }
        var regex = Template.parse(text).glob(RequestContext.EMPTY, Wildcards.ANYWHERE);
        return Pattern.compile(regex.orElseThrow().pattern(), Pattern.CASE_INSENSITIVE)
                .matcher(action)
                .matches();
    }

    boolean isOf(String service) {
        return text.regionMatches(true, 0, service + ":", 0, service.length() + 1);
    }

    @Override
    public String toString() {
        return text;
    }
}
