package kaikin.policies.iam;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Something that the oracle decides otherwise.
 *
 * @param source the page of AWS's documentation that this evaluator follows
 * @param shape what cases of this kind look like
 */
record Disagreement(String name, String source, BiPredicate<OracleCase, Decision> shape) {
    private static final List<Disagreement> ALL = List.of(
            new Disagreement(
                    "a variable without a value makes an Allow invalid and leaves a Deny; the oracle only drops that text",
                    "IAM User Guide, «IAM policy elements: Variables and tags»",
                    (asked, decision) -> decision.result() != Decision.Result.ALLOWED
                            && asked.request()
                                    .context()
                                    .values("aws:PrincipalTag/team")
                                    .isEmpty()
                            && asked.policies().anyMatch(policy -> policy.contains("${aws:PrincipalTag/team}"))),
            new Disagreement(
                    "a Deny with NotPrincipal spares who is named as account, role and session; the oracle, who is named",
                    "IAM User Guide, «AWS JSON policy elements: NotPrincipal»",
                    (asked, decision) -> decision.result() == Decision.Result.EXPLICITLY_DENIED
                            && says(asked, "NotPrincipal")
                            && decision.statement().contains("resource: ")),
            new Disagreement(
                    "no session policy limits what a resource grants to the session by its ARN; the oracle asks it",
                    "IAM User Guide, «AWS JSON policy elements: Principal», on role session principals",
                    (asked, decision) -> decision.allowed()
                            && asked.session().isPresent()
                            && says(asked, "assumed-role/webhook/s")
                            && decision.statements().stream()
                                    .allMatch(statement -> statement.startsWith("resource: "))),
            new Disagreement(
                    "an IPv6 address is not in a range of IPv4; the oracle has NotIpAddress fail for it",
                    "IAM User Guide, «IP address condition operators»: all addresses except the range",
                    (asked, decision) -> decision.reason().matches("(?s).*NotIpAddress.* holds for \\[2001:db8::1].*")),
            new Disagreement(
                    "IfExists holds for a missing key, ForAnyValue or not; the oracle has ForAnyValue fail for it",
                    "IAM User Guide, «...IfExists condition operators»",
                    (asked, decision) -> decision.reason()
                            .matches("(?s).*ForAnyValue:\\w+IfExists aws:TagKeys .* holds for a missing key.*")));

    /** The one that explains why the oracle decides otherwise, if one does. */
    static Optional<Disagreement> explaining(OracleCase asked, Decision decision) {
        return ALL.stream().filter(known -> known.shape().test(asked, decision)).findFirst();
    }

    private static boolean says(OracleCase asked, String text) {
        return asked.resourcePolicy().filter(policy -> policy.contains(text)).isPresent();
    }
}
