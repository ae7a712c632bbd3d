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
        return of(Verdict.ALLOWED, request, route.deciding(), " may " + request + ": ", " and ");
    }

    static Decision denied(AccessRequest request, List<Finding> denials) {
        return of(Verdict.EXPLICITLY_DENIED, request, denials, " may not " + request + ": denied by ", " and ");
    }

    static Decision notAllowed(AccessRequest request, Routes routes) {
        var first = request.caller() + " may not " + request + ": " + routes.rule();
        var reason = Stream.concat(Stream.of(first), routes.reports()).collect(Collectors.joining("\n  "));
        return new Decision(Verdict.NOT_ALLOWED, List.of(), reason);
    }

    private static Decision of(
            Verdict verdict, AccessRequest request, List<Finding> deciding, String may, String joint) {
        var grounds = deciding.stream()
                .map(finding -> finding.grounds(request.fullContext()))
                .collect(Collectors.joining(joint));
        return new Decision(verdict, deciding.stream().map(Finding::name).toList(), request.caller() + may + grounds);
    }

    public boolean allowed() {
        return verdict == Verdict.ALLOWED;
    }

    /** The statements that decided, in one line. */
    public String statement() {
        return String.join(" + ", statements);
    }
}
