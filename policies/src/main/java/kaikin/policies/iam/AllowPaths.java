package kaikin.policies.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ways in which policies can add up to an allowance, and what each of them needs.
 *
 * <p>IAM User Guide, «Policy evaluation logic» and «Cross-account policy evaluation logic».
 */
record AllowPaths(AccessRequest request, PolicySet identity, PolicySet session, PolicySet resource, boolean limited) {
    static AllowPaths of(AccessRequest request, Grants grants) {
        var asked = new EvaluatedRequest(request);
        return new AllowPaths(
                request,
                new PolicySet("the caller's side", grants.identityFindings(asked)),
                new PolicySet("the session policy", grants.sessionFindings(asked)),
                new PolicySet("the resource's side", grants.resourceFindings(asked)),
                grants.session().isPresent());
    }

    /** The statements of any side that deny it. */
    List<StatementMatch> denials() {
        var denials = new ArrayList<StatementMatch>();
        for (var side : List.of(identity, session, resource)) {
            for (var finding : side.findings()) {
                if (finding.denies()) {
                    denials.add(finding);
                }
            }
        }
        return denials;
    }

    /** The first way that is open. */
    Optional<AllowPath> open() {
        for (var route : all()) {
            if (route.isOpen()) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }

    private List<AllowPath> all() {
        if (request.caller().home().isEmpty()) {
            return List.of(new AllowPath(List.of(resource)));
        }
        return request.isWithinOneAccount()
                ? List.of(
                        new AllowPath(List.of(resource.only(StatementMatch::isUnlimited))),
                        through(resource.only(StatementMatch::isDirect)),
                        request.needsResourcePolicy() ? through(identity, resource) : through(identity))
                : List.of(through(identity, resource));
    }

    /** What would have been needed, in words. */
    String rule() {
        if (request.caller().home().isEmpty()) {
            return "only the resource's policy can allow it";
        }
        if (!request.isWithinOneAccount()) {
            return "across accounts both sides must allow it";
        }
        return request.needsResourcePolicy()
                ? "the resource's policy must allow it, and the caller's too unless it is named itself"
                : "within an account either side may allow it";
    }

    /** What each side says. */
    Stream<String> reports() {
        if (request.caller().home().isEmpty()) {
            return Stream.of(resource.report());
        }
        return Stream.concat(
                Stream.of(identity.report(), resource.report()), limited ? Stream.of(session.report()) : Stream.of());
    }

    private AllowPath through(PolicySet... sides) {
        var all = new ArrayList<>(List.of(sides));
        if (limited) {
            all.add(session);
        }
        return new AllowPath(all);
    }
}
