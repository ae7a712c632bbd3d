package kaikin.policies.iam;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.policies.sets.Language;
import org.jspecify.annotations.Nullable;

/**
 * A resource as a policy names it: {@code *}, or an ARN with wildcards, and variables in its last part.
 *
 * <p>An asterisk that ends a part reaches beyond the colon, any other stays in its part
 * (IAM User Guide, «IAM JSON policy elements: Resource»).
 */
public final class ResourcePattern {
    private static final int LAST = ArnPattern.PARTS - 1;

    private final String text;
    /** Empty for any resource. */
    private final Optional<ArnPattern> arn;

    public ResourcePattern(String text) {
        this.text = text;
        this.arn = text.equals("*") ? Optional.empty() : Optional.of(arn(text));
    }

    /** As the policy writes it. */
    public String text() {
        return text;
    }

    boolean matches(String resource, RequestContext context) {
        return arn.isEmpty() || arn.get().matches(resource, context);
    }

    void addUnresolved(RequestContext context, Collection<String> names) {
        arn.ifPresent(pattern -> pattern.addUnresolved(context, names));
    }

    /** Whether each of its variables is a key whose value is given. */
    boolean isFixedBy(RequestContext context) {
        return arn.isEmpty() || arn.get().isFixedBy(context);
    }

    /** The resources that it fits. */
    Language language(RequestContext fixed) {
        return arn.map(pattern -> pattern.language(fixed)).orElse(RequestDimensions.RESOURCE.universe());
    }

    private static ArnPattern arn(String text) {
        var parts = text.split(":", ArnPattern.PARTS);
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
        return ArnPattern.of(Stream.of(parts), true);
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
