package kaikin.policies.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one statement means for one request, whose action it covers.
 *
 * @param naming how the statement names the caller; empty in the policies of a role
 * @param applies whether all that it asks for is there
 */
record StatementMatch(
        String policy, Statement statement, Optional<PrincipalMatch> naming, EvaluatedRequest asked, boolean applies) {
    /** The findings of policies, without the statements about other actions. */
    static List<StatementMatch> about(EvaluatedRequest asked, List<NamedPolicy> policies) {
        var findings = new ArrayList<StatementMatch>();
        for (var policy : policies) {
            for (var statement : policy.document().statements()) {
                if (statement.actions().cover(asked.request().action())) {
                    findings.add(of(asked, policy.name(), statement));
                }
            }
        }
        return findings;
    }

    private static StatementMatch of(EvaluatedRequest asked, String policy, Statement statement) {
        var naming = statement
                .principals()
                .flatMap(principals -> principals.reach(asked.request().caller()));
        var reached = statement.principals().isEmpty() || naming.isPresent();
        return new StatementMatch(policy, statement, naming, asked, reached && statement.holds(asked));
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
        return naming.filter(found -> found != PrincipalMatch.ACCOUNT).isPresent();
    }

    /**
     * Whether not even a session policy limits it: it names the session, or everybody bound by aws:PrincipalArn (IAM
     * User Guide, «Principal», on role principals).
     */
    boolean isUnlimited() {
        return names(PrincipalMatch.SESSION)
                || (names(PrincipalMatch.EVERYONE) && statement.isBoundBy("aws:PrincipalArn"));
    }

    private boolean names(PrincipalMatch how) {
        return naming.filter(how::equals).isPresent();
    }

    /** The policy and the statement, as decisions quote them. */
    String name() {
        return policy + ": " + statement.sid();
    }

    /** Why it nearly allows. */
    String nearMiss() {
        return "«" + name() + "» falls short: " + String.join("; ", statement.misses(asked));
    }

    /** What its conditions found in a request that it applies to. */
    String grounds(RequestContext context) {
        var grounds = statement.conditions().stream()
                .map(condition -> condition.fulfilment(context))
                .toList();
        return "«" + name() + "»" + (grounds.isEmpty() ? "" : " (" + String.join("; ", grounds) + ")");
    }
}
