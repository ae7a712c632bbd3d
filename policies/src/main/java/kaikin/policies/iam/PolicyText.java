package kaikin.policies.iam;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A policy's text, taken apart into letters, wildcards and variables. */
final class PolicyText {
    private static final Pattern TOKEN = Pattern.compile("\\G(?:\\$\\{([^}]*)}|([*?])|([^*?$]+|\\$(?!\\{)))");

    private final List<TemplatePart> pieces;
    private final List<TemplatePart.Variable> variables;
    /** Where it has no variable: filled in once, because most decisions are about those. */
    private final Optional<ResolvedText> fixed;

    private PolicyText(List<TemplatePart> pieces) {
        this.pieces = List.copyOf(pieces);
        this.variables = pieces.stream()
                .filter(TemplatePart.Variable.class::isInstance)
                .map(TemplatePart.Variable.class::cast)
                .toList();
        this.fixed =
                variables.isEmpty() ? Optional.of(ResolvedText.of(pieces, RequestContext.EMPTY)) : Optional.empty();
    }

    static PolicyText parse(String text) {
        var pieces = new ArrayList<TemplatePart>();
        var token = TOKEN.matcher(text);
        var end = 0;
        while (token.find()) {
            pieces.add(TemplatePart.of(token.group(1), token.group(2), token.group(3)));
            end = token.end();
        }
        if (end < text.length()) {
            throw new MalformedPolicyException("the variable in «" + text + "» has no end: close it with }");
        }
        return new PolicyText(pieces);
    }

    /** What it stands for in a request; empty where a variable has no value. */
    Optional<ResolvedText> in(RequestContext context) {
        return fixed.isPresent() || !isFillable(context) ? fixed : Optional.of(ResolvedText.of(pieces, context));
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

    private boolean isFillable(RequestContext context) {
        return variables.stream().allMatch(variable -> variable.value(context).isPresent());
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
        return pieces.size() == 1 && !variables.isEmpty();
    }

    /** Whether its last letter is an asterisk that is a wildcard. */
    boolean isOpen() {
        return !pieces.isEmpty() && pieces.get(pieces.size() - 1).equals(TemplatePart.Wildcard.MANY);
    }

    @Override
    public String toString() {
        return pieces.stream().map(TemplatePart::toString).collect(Collectors.joining());
    }
}
