package kaikin.policies.iam;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The end of a request.
 *
 * @param statements those that decided, as {@code policy: Sid}; none where nothing allowed it or nothing has to
 * @param explanation why; it is put into words where someone asks, which most do not
 */
public record Decision(Result result, List<String> statements, Supplier<String> explanation) {
    /** A request is allowed, or denied for one of two reasons. */
    public enum Result {
        ALLOWED,
        /** A statement denies it, whatever others allow. */
        EXPLICITLY_DENIED,
        /** Nothing denies it, but too little allows it. */
        NOT_ALLOWED
    }

    public Decision {
        statements = List.copyOf(statements);
    }

    static Decision allowed(AccessRequest request, List<StatementMatch> deciding) {
        return new Decision(
                Result.ALLOWED,
                names(deciding),
                () -> request.caller() + " may " + request + ": " + grounds(request, deciding));
    }

    static Decision free(AccessRequest request) {
        return new Decision(
                Result.ALLOWED,
                List.of(),
                () -> request.caller() + " may " + request + ": it takes no permission, and no policy denies it");
    }

    static Decision denied(AccessRequest request, List<StatementMatch> denials) {
        return new Decision(
                Result.EXPLICITLY_DENIED,
                names(denials),
                () -> request.caller() + " may not " + request + ": denied by " + grounds(request, denials));
    }

    static Decision notAllowed(AccessRequest request, Supplier<String> silence) {
        return new Decision(
                Result.NOT_ALLOWED, List.of(), () -> request.caller() + " may not " + request + ": " + silence.get());
    }

    /** Why, for people. */
    public String reason() {
        return explanation.get();
    }

    private static String grounds(AccessRequest request, List<StatementMatch> deciding) {
        var context = request.fullContext();
        return deciding.stream().map(match -> match.grounds(context)).collect(Collectors.joining(" and "));
    }

    private static List<String> names(List<StatementMatch> deciding) {
        return deciding.stream().map(StatementMatch::name).toList();
    }

    public boolean allowed() {
        return result == Result.ALLOWED;
    }

    /** The statements that decided, in one line. */
    public String statement() {
        return String.join(" + ", statements);
    }
}
