package kaikin.policies.iam;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The end of a request.
 *
 * @param statements those that decided, as «policy: Sid»; none where nothing allowed it or nothing has to
 * @param explanation why; it is put into words where somebody asks, which most do not
 */
public record Decision(DecisionResult verdict, List<String> statements, Supplier<String> explanation) {
    public Decision {
        statements = List.copyOf(statements);
    }

    static Decision allowed(AccessRequest request, AllowPath route) {
        var deciding = route.deciding();
        return new Decision(
                DecisionResult.ALLOWED,
                names(deciding),
                () -> request.caller() + " may " + request + ": " + grounds(request, deciding));
    }

    static Decision free(AccessRequest request) {
        return new Decision(
                DecisionResult.ALLOWED,
                List.of(),
                () -> request.caller() + " may " + request + ": it takes no permission, and no policy denies it");
    }

    static Decision denied(AccessRequest request, List<StatementMatch> denials) {
        return new Decision(
                DecisionResult.EXPLICITLY_DENIED,
                names(denials),
                () -> request.caller() + " may not " + request + ": denied by " + grounds(request, denials));
    }

    static Decision notAllowed(AccessRequest request, AllowPaths routes) {
        return new Decision(DecisionResult.NOT_ALLOWED, List.of(), () -> {
            var first = request.caller() + " may not " + request + ": " + routes.rule();
            return Stream.concat(Stream.of(first), routes.reports()).collect(Collectors.joining("\n  "));
        });
    }

    /** Why, for people. */
    public String reason() {
        return explanation.get();
    }

    private static String grounds(AccessRequest request, List<StatementMatch> deciding) {
        var context = request.fullContext();
        return deciding.stream().map(finding -> finding.grounds(context)).collect(Collectors.joining(" and "));
    }

    private static List<String> names(List<StatementMatch> deciding) {
        return deciding.stream().map(StatementMatch::name).toList();
    }

    public boolean allowed() {
        return verdict == DecisionResult.ALLOWED;
    }

    /** The statements that decided, in one line. */
    public String statement() {
        return String.join(" + ", statements);
    }
}
