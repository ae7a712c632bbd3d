package kaikin.policies.rules.iam;

import kaikin.policies.intended.Claims;
import kaikin.policies.pack.CannotDecideException;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.Severity;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.pack.StackValidation;

/** All policies together allow what is intended, which no rule sees in one of them. */
public final class AccessIsIntended extends StackValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "The policies of hub and all fleets together allow exactly what policies/intended-access.md says",
                    "Access that the table does not say is access that nobody has agreed to; access that it says and"
                            + " policies refuse stops the bot",
                    "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/permissions-management.html")
            .of(Severity.CRITICAL);

    public AccessIsIntended() {
        super("access-is-intended", ABOUT);
    }

    @Override
    protected void validate(StackPlans stacks, RuleReport report) {
        stacks.resources()
                .findFirst()
                .ifPresent(first -> report.check(first, () -> {
                    var claims = claims(stacks);
                    claims.differences()
                            .forEach(difference -> report.violation(
                                    difference.grantedBy().orElse(first),
                                    difference.principal() + ": " + difference.access(),
                                    difference.toString()));
                    claims.sentences()
                            .filter(result -> !result.holds())
                            .forEach(result -> report.violation(first, result.claim(), result.toString()));
                }));
    }

    /** A policy that is not understood is the matter of {@link ReadablePolicies}. */
    private static Claims claims(StackPlans stacks) {
        try {
            return Claims.of(stacks.plans());
        } catch (IllegalArgumentException e) {
            throw new CannotDecideException(String.valueOf(e.getMessage()));
        }
    }
}
