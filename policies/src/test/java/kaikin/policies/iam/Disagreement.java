package kaikin.policies.iam;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Something that the oracle decides otherwise.
 *
 * @param source the page of AWS's documentation that this evaluator follows
 * @param ours how it ends here
 * @param shape what cases of this kind look like
 */
record Disagreement(String name, String source, Verdict ours, BiPredicate<OracleCase, Decision> shape) {
    private static final List<Disagreement> ALL = List.of(
            new Disagreement(
                    "a variable without a value makes an Allow invalid; the oracle only drops that one text",
                    "IAM User Guide, «IAM policy elements: Variables and tags»",
                    Verdict.NOT_ALLOWED,
                    (asked, decision) -> decision.reason().contains("has no value in the request")),
            new Disagreement(
                    "a Deny with NotPrincipal spares who is named as account, role and session; the oracle, who is named",
                    "IAM User Guide, «AWS JSON policy elements: NotPrincipal»",
                    Verdict.EXPLICITLY_DENIED,
                    (asked, decision) ->
                            says(asked, "NotPrincipal") && decision.statement().contains("resource: ")),
            new Disagreement(
                    "no session policy limits what a resource grants to the session by its ARN; the oracle asks it",
                    "IAM User Guide, «AWS JSON policy elements: Principal», on role session principals",
                    Verdict.ALLOWED,
                    (asked, decision) -> asked.session().isPresent()
                            && says(asked, "assumed-role/webhook/s")
                            && decision.statements().stream()
                                    .allMatch(statement -> statement.startsWith("resource: "))));

    /** The one that explains why the oracle decides otherwise, if one does. */
    static Optional<Disagreement> explaining(OracleCase asked, Decision decision) {
        return ALL.stream()
                .filter(known ->
                        known.ours() == decision.verdict() && known.shape().test(asked, decision))
                .findFirst();
    }

    private static boolean says(OracleCase asked, String text) {
        return asked.resourcePolicy().filter(policy -> policy.contains(text)).isPresent();
    }
}
