package kaikin.policies.iam;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A part of a policy's text: letters, a wildcard, or a variable. */
sealed interface TemplatePart {
    /** What it stands for; a variable must have a value. */
    String text(RequestContext context);

    /** The same for a {@link WildcardPattern}. */
    default IntStream symbols(RequestContext context) {
        return WildcardPattern.letters(text(context));
    }

    static TemplatePart of(@Nullable String variable, @Nullable String wildcard, @Nullable String letters) {
        if (variable != null) {
            return variable.matches("[*?$]") ? new Letters(variable) : Variable.parse(variable);
        }
        return wildcard != null ? new Wildcard(wildcard) : new Letters(String.valueOf(letters));
    }

    /** Text that stands for itself. */
    record Letters(String text) implements TemplatePart {
        @Override
        public String text(RequestContext context) {
            return text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** {@code *} or {@code ?}. */
    record Wildcard(String symbol) implements TemplatePart {
        static final Wildcard MANY = new Wildcard("*");

        @Override
        public String text(RequestContext context) {
            return symbol;
        }

        @Override
        public IntStream symbols(RequestContext context) {
            return WildcardPattern.wildcard(symbol);
        }

        @Override
        public String toString() {
            return symbol;
        }
    }

    /** {@code ${key}} or {@code ${key, 'default'}}. */
    record Variable(ConditionKey key, Optional<String> fallback) implements TemplatePart {
        private static final Pattern SYNTAX = Pattern.compile("\\s*([^\\s,']+)\\s*(?:,\\s*'([^']*)'\\s*)?");

        static Variable parse(String text) {
            var match = SYNTAX.matcher(text);
            if (!match.matches()) {
                throw new MalformedPolicyException(
                        "${" + text + "} is not a variable: write ${key} or ${key, 'default'}");
            }
            return new Variable(known(new ConditionKey(match.group(1))), Optional.ofNullable(match.group(2)));
        }

        private static ConditionKey known(ConditionKey key) {
            if (!ConditionKeys.isKnown(key)) {
                throw new MalformedPolicyException(
                        "the variable ${" + key + "} names no known condition key: correct its spelling");
            }
            if (ConditionKeys.isMultiValued(key)) {
                throw new MalformedPolicyException(
                        "the variable ${" + key + "} may have several values: only a key with one can be a variable");
            }
            return key;
        }

        Optional<String> value(RequestContext context) {
            return context.values(key).stream().findFirst().or(() -> fallback);
        }

        @Override
        public String text(RequestContext context) {
            return value(context).orElseThrow();
        }

        @Override
        public String toString() {
            return "${" + key + fallback.map(text -> ", '" + text + "'").orElse("") + "}";
        }
    }
}
