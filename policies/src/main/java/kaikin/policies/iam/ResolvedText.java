package kaikin.policies.iam;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a policy's text stands for in a request.
 *
 * @param text as letters, wildcards included
 * @param glob with its wildcards; what a variable stands for is taken literally
 */
record ResolvedText(String text, WildcardPattern glob) {
    /** Each variable must have a value. */
    static ResolvedText of(List<TemplatePart> pieces, RequestContext context) {
        return new ResolvedText(
                pieces.stream().map(piece -> piece.text(context)).collect(Collectors.joining()),
                WildcardPattern.of(pieces.stream().flatMapToInt(piece -> piece.symbols(context))));
    }
}
