package kaikin.policies.iam;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An ARN whose six parts a request's ARN must fit one by one, wildcards included: ArnEquals and ArnLike behave alike
 * (IAM User Guide, «Amazon Resource Name (ARN) condition operators»).
 */
record ArnTest(List<Template> parts) implements ValueTest {
    private static final int PARTS = 6;
    private static final Pattern OUTSIDE_VARIABLES = Pattern.compile(":(?![^{}]*})");

    static ValueTest of(String text) {
        var parts = List.of(OUTSIDE_VARIABLES.split(text, PARTS));
        if (parts.size() != PARTS || !parts.get(0).equals("arn")) {
            throw new MalformedPolicyException(
                    "«" + text + "» is not an ARN: write all six parts, arn:partition:service:region:account:resource");
        }
        return new ArnTest(parts.stream().map(Template::parse).toList());
    }

    @Override
    public boolean fits(String requested, RequestContext context) {
        var theirs = requested.split(":", PARTS);
        return theirs.length == PARTS
                && IntStream.range(0, PARTS).allMatch(i -> fits(parts.get(i), theirs[i], context));
    }

    private static boolean fits(Template part, String requested, RequestContext context) {
        return part.glob(context, Wildcards.ANYWHERE)
                .filter(glob -> glob.matcher(requested).matches())
                .isPresent();
    }

    @Override
    public Stream<String> unresolved(RequestContext context) {
        return parts.stream().flatMap(part -> part.unresolved(context));
    }
}
