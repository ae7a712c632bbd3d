package kaikin.policies.iam;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A resource as a policy names it: {@code *}, or an ARN with wildcards, and variables in its last part.
 *
 * <p>An asterisk that ends a part reaches beyond the colon, any other stays in its part
 * (IAM User Guide, «IAM JSON policy elements: Resource»).
 */
public final class ResourcePattern {
    private static final int LAST = 5;

    private final String text;
    private final Template whole;
    /** Where it has no variable: compiled once, because most decisions are about those. */
    private final Optional<Pattern> fixed;

    public ResourcePattern(String text) {
        if (!text.equals("*")) {
            check(text);
        }
        this.text = text;
        this.whole = Template.parse(text);
        this.fixed = text.equals("*") || whole.variables().findAny().isPresent()
                ? Optional.empty()
                : regex(text, RequestContext.EMPTY);
    }

    /** As the policy writes it. */
    public String text() {
        return text;
    }

    boolean matches(String resource, RequestContext context) {
        return text.equals("*")
                || fixed.or(() -> regex(text, context))
                        .filter(regex -> regex.matcher(resource).matches())
                        .isPresent();
    }

    Stream<String> unresolved(RequestContext context) {
        return whole.unresolved(context);
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

    private static Optional<Pattern> regex(String text, RequestContext context) {
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
    public boolean equals(@Nullable Object other) {
        return other instanceof ResourcePattern pattern && pattern.text.equals(text);
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
