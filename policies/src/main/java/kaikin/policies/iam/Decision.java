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
public record Decision(Verdict verdict, List<String> statements, Supplier<String> explanation) {
    public Decision {
        statements = List.copyOf(statements);
    }

    static Decision allowed(AccessRequest request, Route route) {
        var deciding = route.deciding();
        return new Decision(
                Verdict.ALLOWED,
                names(deciding),
                () -> request.caller() + " may " + request + ": " + grounds(request, deciding));
    }

    static Decision free(AccessRequest request) {
        return new Decision(
                Verdict.ALLOWED,
                List.of(),
                () -> request.caller() + " may " + request + ": it takes no permission, and no policy denies it");
    }

    static Decision denied(AccessRequest request, List<Finding> denials) {
        return new Decision(
                Verdict.EXPLICITLY_DENIED,
                names(denials),
                () -> request.caller() + " may not " + request + ": denied by " + grounds(request, denials));
    }

    static Decision notAllowed(AccessRequest request, Routes routes) {
        return new Decision(Verdict.NOT_ALLOWED, List.of(), () -> {
            var first = request.caller() + " may not " + request + ": " + routes.rule();
            return Stream.concat(Stream.of(first), routes.reports()).collect(Collectors.joining("\n  "));
        });
    }

    /** Why, for people. */
    public String reason() {
        return explanation.get();
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
