package kaikin.policies.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.iam.AccessRequest.EvaluatedRequest;
import kaikin.policies.iam.PrincipalElement.PrincipalMatch;

/**
 * Decides about a request as IAM does, from the policies alone (IAM User Guide, "Policy evaluation logic" and
 * "Cross-account policy evaluation logic").
 *
 * <p>It knows no permissions boundaries and no organisation's policies, which can only take away.
 */
public final class Evaluator {
    private final AccessRequest request;
    private final PolicySet identity;
    private final PolicySet session;
    private final PolicySet resource;
    private final boolean hasSessionPolicy;

    private Evaluator(AccessRequest request, Grants grants) {
        var asked = new EvaluatedRequest(request);
        this.request = request;
        this.identity = new PolicySet("the caller's side", StatementMatch.about(asked, grants.identity()));
        this.session = new PolicySet("the session policy", StatementMatch.about(asked, listed(grants.session())));
        this.resource = new PolicySet("the resource's side", StatementMatch.about(asked, listed(grants.resource())));
        this.hasSessionPolicy = grants.session().isPresent();
    }

    private static List<NamedPolicy> listed(Optional<NamedPolicy> policy) {
        return policy.map(List::of).orElse(List.of());
    }

    /** Decides as AWS documents it: a Deny anywhere wins, and silence is a denial. */
    public static Decision decide(AccessRequest request, Grants grants) {
        grants.check(request);
        return request.isFree() ? Decision.free(request) : new Evaluator(request, grants).decide();
    }

    private Decision decide() {
        var denials = new ArrayList<StatementMatch>();
        for (var side : List.of(identity, session, resource)) {
            for (var match : side.matches()) {
                if (match.denies()) {
                    denials.add(match);
                }
            }
        }
        if (!denials.isEmpty()) {
            return Decision.denied(request, denials);
        }
        for (var path : allowPaths()) {
            if (path.isOpen()) {
                return Decision.allowed(request, path.deciding());
            }
        }
        return Decision.notAllowed(request, this::silence);
    }

    /** The ways in which policies can add up to an allowance. */
    private List<AllowPath> allowPaths() {
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

    private AllowPath through(PolicySet... sides) {
        var all = new ArrayList<>(List.of(sides));
        if (hasSessionPolicy) {
            all.add(session);
        }
        return new AllowPath(all);
    }

    /** Explains what would have been needed, and what each side says. */
    private String silence() {
        if (request.caller().home().isEmpty()) {
            return "only the resource's policy can allow it\n  " + resource.report();
        }
        var rule = "within an account either side may allow it";
        if (!request.isWithinOneAccount()) {
            rule = "across accounts both sides must allow it";
        } else if (request.needsResourcePolicy()) {
            rule = "the resource's policy must allow it, and the caller's too unless it is named itself";
        }
        var reports = Stream.of(rule, identity.report(), resource.report());
        return Stream.concat(reports, hasSessionPolicy ? Stream.of(session.report()) : Stream.of())
                .collect(Collectors.joining("\n  "));
    }

    /** The sides that must all allow a request for it to be allowed this way. */
    private record AllowPath(List<PolicySet> sides) {
        boolean isOpen() {
            for (var side : sides) {
                if (!side.allows()) {
                    return false;
                }
            }
            return true;
        }

        /** The first allowing statement of each side. */
        List<StatementMatch> deciding() {
            return sides.stream().flatMap(side -> side.allowing().limit(1)).toList();
        }
    }

    /** The policies of one party to a request, and what they have to say. */
    private record PolicySet(String name, List<StatementMatch> matches) {
        /** Keeps the matches of one sort. */
        PolicySet only(Predicate<StatementMatch> sort) {
            var some = new ArrayList<StatementMatch>();
            for (var match : matches) {
                if (sort.test(match)) {
                    some.add(match);
                }
            }
            return new PolicySet(name, some);
        }

        Stream<StatementMatch> allowing() {
            return matches.stream().filter(StatementMatch::allows);
        }

        boolean allows() {
            for (var match : matches) {
                if (match.allows()) {
                    return true;
                }
            }
            return false;
        }

        /** Explains what it says, and which of its statements nearly said something else. */
        String report() {
            if (allows()) {
                return name + " would allow it by "
                        + allowing().map(PolicySet::quote).collect(Collectors.joining(", "));
            }
            var near = matches.stream().filter(StatementMatch::nearlyAllows).map(StatementMatch::nearMiss);
            return Stream.concat(Stream.of(name + " does not allow it"), near).collect(Collectors.joining("\n    "));
        }

        private static String quote(StatementMatch match) {
            var delegates = match.principal()
                    .filter(found -> found == PrincipalMatch.ACCOUNT)
                    .isPresent();
            return "«" + match.name() + "»" + (delegates ? ", which leaves it to the account's own policies" : "");
        }
    }
}
