package kaikin.policies.iam;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An ARN whose six parts a request's ARN must fit one by one, wildcards included: ArnEquals and ArnLike behave alike
 * (IAM User Guide, «Amazon Resource Name (ARN) condition operators»).
 */
record ArnMatcher(ArnPattern pattern) implements ValueMatcher {
    private static final Pattern OUTSIDE_VARIABLES = Pattern.compile(":(?![^{}]*})");

    static ValueMatcher of(String text) {
        return new ArnMatcher(pattern(text));
    }

    static ArnPattern pattern(String text) {
        var parts = List.of(OUTSIDE_VARIABLES.split(text, ArnPattern.PARTS));
        if (parts.size() != ArnPattern.PARTS || !parts.get(0).equals("arn")) {
            throw new MalformedPolicyException(
                    "«" + text + "» is not an ARN: write all six parts, arn:partition:service:region:account:resource");
        }
        return ArnPattern.of(parts.stream(), false);
    }

    @Override
    public boolean fits(String requested, RequestContext context) {
        return pattern.matches(requested, context);
    }

    @Override
    public void addUnresolved(RequestContext context, Collection<String> names) {
        pattern.addUnresolved(context, names);
    }
}
