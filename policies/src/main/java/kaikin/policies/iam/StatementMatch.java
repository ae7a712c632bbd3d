package kaikin.policies.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kaikin.policies.iam.AccessRequest.EvaluatedRequest;
import kaikin.policies.iam.PrincipalElement.PrincipalMatch;
import kaikin.policies.iam.Statement.Effect;

/**
 * One statement held against one request, whose action it covers.
 *
 * @param principal how the statement names the caller; empty in the policies of a role
 * @param applies whether all that it asks for is there
 */
record StatementMatch(
        String policy,
        Statement statement,
        Optional<PrincipalMatch> principal,
        EvaluatedRequest asked,
        boolean applies) {
    /** Holds the statements of policies against a request, without those about other actions. */
    static List<StatementMatch> about(EvaluatedRequest asked, List<NamedPolicy> policies) {
        var matches = new ArrayList<StatementMatch>();
        for (var policy : policies) {
            for (var statement : policy.document().statements()) {
                if (statement.actions().cover(asked.request().action())) {
                    var principals = statement.principals();
                    var principal = principals.flatMap(
                            element -> element.reach(asked.request().caller()));
                    var reached = principals.isEmpty() || principal.isPresent();
                    matches.add(new StatementMatch(
                            policy.name(), statement, principal, asked, reached && statement.holds(asked)));
                }
            }
        }
        return matches;
    }

    boolean allows() {
        return statement.effect() == Effect.ALLOW && applies;
    }

    boolean denies() {
        return statement.effect() == Effect.DENY && applies;
    }

    /** Whether it would allow the action under other circumstances. */
    boolean nearlyAllows() {
        return statement.effect() == Effect.ALLOW && !applies;
    }

    /** Whether it grants the caller itself something, where an account's own policies need not agree. */
    boolean isDirect() {
        return principal.filter(found -> found != PrincipalMatch.ACCOUNT).isPresent();
    }

    /**
     * Whether not even a session policy limits it: it names the session, or everyone bound by aws:PrincipalArn (IAM
     * User Guide, "Principal", on role principals).
     */
    boolean isUnlimited() {
        return names(PrincipalMatch.SESSION)
                || (names(PrincipalMatch.EVERYONE) && statement.isBoundBy("aws:PrincipalArn"));
    }

    private boolean names(PrincipalMatch how) {
        return principal.filter(how::equals).isPresent();
    }

    /** The policy and the statement, as decisions quote them. */
    String name() {
        return policy + ": " + statement.sid();
    }

    /** Says why it nearly allows. */
    String nearMiss() {
        return "«" + name() + "» falls short: " + String.join("; ", statement.misses(asked));
    }

    /** Says what its conditions found in a request that it applies to. */
    String grounds(RequestContext context) {
        var grounds = statement.conditions().stream()
                .map(condition -> condition.fulfilment(context))
                .toList();
        return "«" + name() + "»" + (grounds.isEmpty() ? "" : " (" + String.join("; ", grounds) + ")");
    }
}
