package kaikin.policies.iam;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A resource as a policy names it: {@code *}, or an ARN with wildcards, and variables in its last part.
 *
 * <p>An asterisk that ends a part reaches beyond the colon, any other stays in its part
 * (IAM User Guide, «IAM JSON policy elements: Resource»).
 */
public record ResourcePattern(String text) {
    private static final int LAST = 5;

    public ResourcePattern {
        if (!text.equals("*")) {
            check(text);
        }
    }

    boolean matches(String resource, RequestContext context) {
        return text.equals("*")
                || regex(context)
                        .filter(regex -> regex.matcher(resource).matches())
                        .isPresent();
    }

    Stream<String> unresolved(RequestContext context) {
        return Template.parse(text).unresolved(context);
    }

    private static void check(String text) {
        var parts = text.split(":", LAST + 1);
        if (parts.length <= LAST || !parts[0].equals("arn")) {
            throw new MalformedPolicyException("the resource «" + text + "» is neither «*» nor an ARN of six parts");
        }
        if (parts[1].isEmpty() || parts[2].isEmpty() || (parts[1] + parts[2]).matches(".*[*?].*")) {
            throw new MalformedPolicyException("the resource «" + text + "» must name its partition and its service");
        }
        if (Stream.of(parts).limit(LAST).anyMatch(part -> part.contains("${"))) {
            throw new MalformedPolicyException(
                    "the resource «" + text + "» has a variable before the fifth colon: IAM knows none there");
        }
        Template.parse(parts[LAST]);
    }

    private Optional<Pattern> regex(RequestContext context) {
        var parts = text.split(":", LAST + 1);
        var head = IntStream.range(0, LAST).mapToObj(i -> head(parts[i])).collect(Collectors.joining());
        return Template.parse(parts[LAST])
                .glob(context, Wildcards.ANYWHERE)
                .map(tail -> Pattern.compile(head + tail.pattern(), Pattern.DOTALL));
    }

    private static String head(String part) {
        var open = part.endsWith("*");
        var regex = Template.parse(part)
                .glob(RequestContext.EMPTY, Wildcards.WITHIN_A_PART)
                .orElseThrow();
        return regex.pattern() + (open ? "(?::.*)?:" : ":");
    }

    @Override
    public String toString() {
        return text;
    }
}
