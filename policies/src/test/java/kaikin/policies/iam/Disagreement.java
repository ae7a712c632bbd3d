package kaikin.policies.iam;

import java.util.function.BiPredicate;

/** What the oracle decides otherwise, and the page of AWS's documentation that this evaluator follows. */
enum Disagreement {
    /** «If the key is not in the request's context, the statement is invalid»: the oracle only drops that one value. */
    VARIABLE_WITHOUT_A_VALUE(
            "IAM User Guide, «IAM policy elements: Variables and tags»",
            Verdict.NOT_ALLOWED,
            (asked, decision) -> decision.reason().contains("has no value in the request")),
    /** A Deny spares only who is named as account, role and session; the oracle spares who is named at all. */
    NOT_PRINCIPAL_WITH_DENY(
            "IAM User Guide, «AWS JSON policy elements: NotPrincipal»",
            Verdict.EXPLICITLY_DENIED,
            (asked, decision) -> asked.resourcePolicy()
                            .filter(policy -> policy.contains("NotPrincipal"))
                            .isPresent()
                    && decision.statement().contains("resource: ")),
    /** What a resource's policy grants to the session by its ARN, no session policy limits. */
    SESSION_NAMED_BY_THE_RESOURCE(
            "IAM User Guide, «AWS JSON policy elements: Principal», on session principals",
            Verdict.ALLOWED,
            (asked, decision) -> asked.session().isPresent()
                    && asked.resourcePolicy()
                            .filter(policy -> policy.contains("assumed-role/webhook/s"))
                            .isPresent()
                    && decision.statements().stream().allMatch(statement -> statement.startsWith("resource: ")));

    private final String source;
    private final Verdict ours;
    private final BiPredicate<OracleCase, Decision> shape;

    Disagreement(String source, Verdict ours, BiPredicate<OracleCase, Decision> shape) {
        this.source = source;
        this.ours = ours;
        this.shape = shape;
    }

    boolean explains(OracleCase asked, Decision decision) {
        return decision.verdict() == ours && shape.test(asked, decision);
    }

    @Override
    public String toString() {
        return name() + " (" + source + ")";
    }
}
