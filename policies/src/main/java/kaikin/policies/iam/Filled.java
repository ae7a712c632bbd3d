package kaikin.policies.iam;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a policy's text stands for in a request.
 *
 * @param text as letters, wildcards included
 * @param glob with its wildcards; what a variable stands for is taken literally
 */
record Filled(String text, Glob glob) {
    /** Each variable must have a value. */
    static Filled of(List<Piece> pieces, RequestContext context) {
        return new Filled(
                pieces.stream().map(piece -> piece.text(context)).collect(Collectors.joining()),
                Glob.of(pieces.stream().flatMapToInt(piece -> piece.symbols(context))));
    }
}
