package kaikin.policies.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An ARN whose six parts a request's ARN must fit one by one, wildcards included: ArnEquals and ArnLike behave alike
 * (IAM User Guide, «Amazon Resource Name (ARN) condition operators»).
 */
record ArnTest(List<Template> parts) implements ValueTest {
    private static final int PARTS = 6;

    static ValueTest of(String text) {
        var parts = split(text);
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

    /** At the first five colons that stand outside of a variable. */
    private static List<String> split(String text) {
        var parts = new ArrayList<String>();
        var start = 0;
        var depth = 0;
        for (var i = 0; i < text.length() && parts.size() < PARTS - 1; i++) {
            depth += Integer.compare(text.startsWith("${", i) ? 1 : 0, text.charAt(i) == '}' && depth > 0 ? 1 : 0);
            if (text.charAt(i) == ':' && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
