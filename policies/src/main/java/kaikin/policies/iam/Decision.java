package kaikin.policies.iam;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The end of a request.
 *
 * @param statements those that decided, as «policy: Sid»; none where nothing allowed it
 * @param reason why, for people
 */
public record Decision(Verdict verdict, List<String> statements, String reason) {
    public Decision {
        statements = List.copyOf(statements);
    }

    static Decision allowed(AccessRequest request, Route route) {
        var deciding = route.deciding();
        var reason = request.caller() + " may " + request + ": " + grounds(request, deciding);
        return new Decision(Verdict.ALLOWED, names(deciding), reason);
    }

    static Decision denied(AccessRequest request, List<Finding> denials) {
        var reason = request.caller() + " may not " + request + ": denied by " + grounds(request, denials);
        return new Decision(Verdict.EXPLICITLY_DENIED, names(denials), reason);
    }

    static Decision notAllowed(AccessRequest request, Routes routes) {
        var first = request.caller() + " may not " + request + ": " + routes.rule();
        var reason = Stream.concat(Stream.of(first), routes.reports()).collect(Collectors.joining("\n  "));
        return new Decision(Verdict.NOT_ALLOWED, List.of(), reason);
    }

    private static String grounds(AccessRequest request, List<Finding> deciding) {
        var context = request.fullContext();
        return deciding.stream().map(finding -> finding.grounds(context)).collect(Collectors.joining(" and "));
    }

    private static List<String> names(List<Finding> deciding) {
        return deciding.stream().map(Finding::name).toList();
    }

    public boolean allowed() {
        return verdict == Verdict.ALLOWED;
    }

    /** The statements that decided, in one line. */
    public String statement() {
        return String.join(" + ", statements);
    }
}
