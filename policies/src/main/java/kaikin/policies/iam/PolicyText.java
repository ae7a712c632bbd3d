package kaikin.policies.iam;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A policy's text, taken apart into letters, wildcards and variables. */
final class PolicyText {
    private static final Pattern TOKEN = Pattern.compile("\\G(?:\\$\\{([^}]*)}|([*?])|([^*?$]+|\\$(?!\\{)))");

    private final List<Part> parts;
    private final List<Variable> variables;
    /** Where it has no variable: filled in once, because most decisions are about those. */
    private final Optional<ResolvedText> fixed;

    private PolicyText(List<Part> parts) {
        this.parts = List.copyOf(parts);
        this.variables = parts.stream()
                .filter(Variable.class::isInstance)
                .map(Variable.class::cast)
                .toList();
        this.fixed = variables.isEmpty() ? Optional.of(ResolvedText.of(parts, RequestContext.EMPTY)) : Optional.empty();
    }

    static PolicyText parse(String text) {
        var parts = new ArrayList<Part>();
        var token = TOKEN.matcher(text);
        var end = 0;
        while (token.find()) {
            parts.add(part(token.group(1), token.group(2), token.group(3)));
            end = token.end();
        }
        if (end < text.length()) {
            throw new MalformedPolicyException("the variable in «" + text + "» has no end: close it with }");
        }
        return new PolicyText(parts);
    }

    private static Part part(@Nullable String variable, @Nullable String wildcard, @Nullable String letters) {
        if (variable != null) {
            return variable.matches("[*?$]") ? new Letters(variable) : Variable.parse(variable);
        }
        return wildcard != null ? new Wildcard(wildcard) : new Letters(String.valueOf(letters));
    }

    /** Resolves its variables in a request; empty where one has no value. */
    Optional<ResolvedText> in(RequestContext context) {
        if (fixed.isPresent()
                || !variables.stream()
                        .allMatch(variable -> variable.value(context).isPresent())) {
            return fixed;
        }
        return Optional.of(ResolvedText.of(parts, context));
    }

    /** Whether it fits a text, its wildcards included; not where a variable has no value. */
    boolean matches(String text, RequestContext context) {
        return matches(text, 0, text.length(), context);
    }

    /** Whether it fits a text from one place up to another. */
    boolean matches(String text, int from, int to, RequestContext context) {
        var filled = in(context);
        return filled.isPresent() && filled.get().glob().matches(text, from, to);
    }

    /** Adds the variables that the request has no value for. */
    void addUnresolved(RequestContext context, Collection<String> names) {
        for (var variable : variables) {
            if (variable.value(context).isEmpty()) {
                names.add(variable.toString());
            }
        }
    }

    /** Whether each of its variables is a key whose value is given. */
    boolean isFixedBy(RequestContext context) {
        return variables.stream().allMatch(variable -> context.keys().contains(variable.key()));
    }

    /** Whether it is one variable and nothing else. */
    boolean isVariable() {
        return parts.size() == 1 && !variables.isEmpty();
    }

    /** Whether its last letter is an asterisk that is a wildcard. */
    boolean isOpen() {
        return !parts.isEmpty() && parts.get(parts.size() - 1).equals(Wildcard.MANY);
    }

    @Override
    public String toString() {
        return parts.stream().map(Part::toString).collect(Collectors.joining());
    }

    /**
     * A policy's text with its variables' values in a request.
     *
     * @param text as letters, wildcards included
     * @param glob with its wildcards; what a variable stands for is taken literally
     */
    record ResolvedText(String text, WildcardPattern glob) {
        /** Each variable must have a value. */
        private static ResolvedText of(List<Part> parts, RequestContext context) {
            return new ResolvedText(
                    parts.stream().map(part -> part.text(context)).collect(Collectors.joining()),
                    WildcardPattern.of(parts.stream().flatMapToInt(part -> part.symbols(context))));
        }
    }

    private sealed interface Part {
        /** Resolves it in a request; a variable must have a value. */
        String text(RequestContext context);

        /** Resolves it for a {@link WildcardPattern}. */
        default IntStream symbols(RequestContext context) {
            return WildcardPattern.letters(text(context));
        }
    }

    /** Text that stands for itself. */
    private record Letters(String text) implements Part {
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
    private record Wildcard(String symbol) implements Part {
        private static final Wildcard MANY = new Wildcard("*");

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
    private record Variable(ConditionKey key, Optional<String> fallback) implements Part {
        private static final Pattern SYNTAX = Pattern.compile("\\s*([^\\s,']+)\\s*(?:,\\s*'([^']*)'\\s*)?");

        private static Variable parse(String text) {
            var match = SYNTAX.matcher(text);
            if (!match.matches()) {
                throw new MalformedPolicyException(
                        "${" + text + "} is not a variable: write ${key} or ${key, 'default'}");
            }
            var key = new ConditionKey(match.group(1));
            if (!ConditionKeys.isKnown(key)) {
                throw new MalformedPolicyException(
                        "the variable ${" + key + "} names no known condition key: correct its spelling");
            }
            if (ConditionKeys.isMultiValued(key)) {
                throw new MalformedPolicyException(
                        "the variable ${" + key + "} may have several values: only a key with one can be a variable");
            }
            return new Variable(key, Optional.ofNullable(match.group(2)));
        }

        private Optional<String> value(RequestContext context) {
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
