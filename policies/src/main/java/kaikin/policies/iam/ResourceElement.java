package kaikin.policies.iam;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kaikin.policies.sets.RegularLanguage;
import org.jspecify.annotations.Nullable;

/**
 * The Resource or NotResource of a statement.
 *
 * @param excluded whether it is all resources but these
 */
public record ResourceElement(boolean excluded, List<ResourcePattern> patterns) {
    public ResourceElement {
        patterns = List.copyOf(patterns);
    }

    /** Whether it speaks about a resource. */
    public boolean cover(String resource, RequestContext context) {
        for (var pattern : patterns) {
            if (pattern.matches(resource, context)) {
                return !excluded;
            }
        }
        return excluded;
    }

    void addUnresolved(RequestContext context, Collection<String> names) {
        for (var pattern : patterns) {
            pattern.addUnresolved(context, names);
        }
    }

    /** Prints it as the policy writes it, where it is one pattern. */
    public String text() {
        return excluded || patterns.size() != 1 ? toString() : patterns.get(0).text();
    }

    @Override
    public String toString() {
        return (excluded ? "NotResource " : "Resource ") + patterns;
    }

    /**
     * A resource as a policy names it: {@code *}, or an ARN with wildcards, and variables in its last part.
     *
     * <p>An asterisk that ends a part reaches beyond the colon, any other stays in its part; the service has no
     * wildcard (IAM User Guide, "IAM JSON policy elements: Resource"). The type of a resource, such as {@code user},
     * has none either (AWS General Reference, "Paths in ARNs"), but for {@code *} alone, which AWS's own examples have.
     */
    public static final class ResourcePattern {
        private static final int LAST = ArnPattern.PARTS - 1;

        /** Services with ARNs that begin with a name and no type (the service authorization reference). */
        private static final Set<String> WITHOUT_TYPES = Set.of(
                "aws-marketplace",
                "codecommit",
                "codepipeline",
                "execute-api",
                "kinesis",
                "mapcredits",
                "neptune-db",
                "s3",
                "servicequotas",
                "sns",
                "sqs",
                "ssm-sap",
                "wafv2");

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
        RegularLanguage language(RequestContext fixed) {
            return arn.map(pattern -> pattern.language(fixed)).orElse(RequestDimensions.RESOURCE.universe());
        }

        private static boolean hasWildcard(String part) {
            return part.contains("*") || part.contains("?");
        }

        private static ArnPattern arn(String text) {
            var parts = text.split(":", ArnPattern.PARTS);
            if (parts.length <= LAST || !parts[0].equals("arn")) {
                throw new MalformedPolicyException(
                        "the resource «" + text + "» is neither «*» nor an ARN of six parts");
            }
            if (parts[1].isEmpty()) {
                throw new MalformedPolicyException(
                        "the resource «" + text + "» must name its partition, or «*» for any");
            }
            if (parts[2].isEmpty() || hasWildcard(parts[2])) {
                throw new MalformedPolicyException("the resource «" + text + "» must name its service");
            }
            var type = parts[LAST].split("[/:]", 2)[0];
            if (hasWildcard(type) && !type.equals("*") && !WITHOUT_TYPES.contains(parts[2])) {
                throw new MalformedPolicyException("the resource «" + text
                        + "» has a wildcard in the type of its resource, «" + type
                        + "»: write the type in full or «*», or add the service to ResourcePattern if its ARNs begin with a"
                        + " name");
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
}
