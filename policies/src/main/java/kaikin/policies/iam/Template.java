package kaikin.policies.iam;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A policy's text, taken apart into letters, wildcards and variables.
 *
 * @param globs of a text without variables: compiled once, because most decisions are about those
 */
record Template(List<Piece> pieces, Map<Wildcards, Pattern> globs) {
    private static final Pattern TOKEN = Pattern.compile("\\G(?:\\$\\{([^}]*)}|([*?])|([^*?$]+|\\$(?!\\{)))");

    Template {
        pieces = List.copyOf(pieces);
        globs = Map.copyOf(globs);
    }

    static Template parse(String text) {
        var pieces = new ArrayList<Piece>();
        var token = TOKEN.matcher(text);
        var end = 0;
        while (token.find()) {
            pieces.add(Piece.of(token.group(1), token.group(2), token.group(3)));
            end = token.end();
        }
        if (end < text.length()) {
            throw new MalformedPolicyException("the variable in «" + text + "» has no end: close it with }");
        }
        var variable = pieces.stream().anyMatch(Piece.Variable.class::isInstance);
        return new Template(pieces, variable ? Map.of() : globs(pieces));
    }

    private static Map<Wildcards, Pattern> globs(List<Piece> pieces) {
        var globs = new EnumMap<Wildcards, Pattern>(Wildcards.class);
        for (var wildcards : Wildcards.values()) {
            var regex = pieces.stream()
                    .map(piece -> piece.regex(RequestContext.EMPTY, wildcards))
                    .collect(Collectors.joining());
            globs.put(wildcards, Pattern.compile(regex, Pattern.DOTALL));
        }
        return globs;
    }

    /** The variables that the request has no value for. */
    Stream<String> unresolved(RequestContext context) {
        if (!globs.isEmpty()) {
            return Stream.empty();
        }
        return variables().filter(variable -> variable.value(context).isEmpty()).map(Piece.Variable::toString);
    }

    /** The text as letters, wildcards included; empty where a variable has no value. */
    Optional<String> text(RequestContext context) {
        return join(piece -> piece.text(context), context);
    }

    /** The text as a regular expression; what a variable stands for is taken literally. */
    Optional<Pattern> glob(RequestContext context, Wildcards wildcards) {
        var fixed = globs.get(wildcards);
        return fixed == null ? regex(context, wildcards) : Optional.of(fixed);
    }

    private Optional<Pattern> regex(RequestContext context, Wildcards wildcards) {
        return join(piece -> piece.regex(context, wildcards), context)
                .map(regex -> Pattern.compile(regex, Pattern.DOTALL));
    }

    private Optional<String> join(Function<Piece, String> spelling, RequestContext context) {
        return unresolved(context).findAny().isPresent()
                ? Optional.empty()
                : Optional.of(pieces.stream().map(spelling).collect(Collectors.joining()));
    }

    Stream<Piece.Variable> variables() {
        return pieces.stream().filter(Piece.Variable.class::isInstance).map(Piece.Variable.class::cast);
    }

    /** Two of the same pieces are equal; compiled expressions never are. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Template template && template.pieces.equals(pieces);
    }

    @Override
    public int hashCode() {
        return pieces.hashCode();
    }

    @Override
    public String toString() {
        return pieces.stream().map(Piece::toString).collect(Collectors.joining());
    }
}
