package kaikin.policies.iam;

/**
 * IAM's decision about a request, from the policies alone.
 *
 * <p>It knows no permissions boundaries and no organisation's policies, which can only take away.
 */
public final class Evaluator {
    private Evaluator() {}

    /** Decides as AWS documents it: a Deny anywhere wins, and silence is a denial. */
    public static Decision decide(AccessRequest request, Grants grants) {
        grants.check(request);
        if (request.isFree()) {
            return Decision.free(request);
        }
        var routes = AllowPaths.of(request, grants);
        var denials = routes.denials();
        return denials.isEmpty() ? weigh(request, routes) : Decision.denied(request, denials);
    }

    private static Decision weigh(AccessRequest request, AllowPaths routes) {
        return routes.open()
                .map(route -> Decision.allowed(request, route))
                .orElseGet(() -> Decision.notAllowed(request, routes));
    }
}
