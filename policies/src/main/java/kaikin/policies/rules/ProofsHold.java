package kaikin.policies.rules;

import java.util.List;
import kaikin.policies.pack.About;
import kaikin.policies.pack.CannotDecideException;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.Severity;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.pack.Stacks;
import kaikin.policies.proofs.Proofs;
import kaikin.policies.proofs.Result;

/** What the other rules cannot see in one policy, the claims about all of them together do. */
public final class ProofsHold extends StackValidation {
    private static final About ABOUT = About.rule(
                    "Every claim about who can do what holds, hub and all fleets together",
                    "Whoever relies on a claim that does not hold gives away more than they know, or waits for what is"
                            + " denied",
                    "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/permissions-management.html")
            .of(Severity.CRITICAL);

    public ProofsHold() {
        super("proofs-hold", ABOUT);
    }

    @Override
    protected void validate(Stacks stacks, Report report) {
        stacks.resources()
                .findFirst()
                .ifPresent(first -> report.check(
                        first,
                        () -> results(stacks).stream()
                                .filter(result -> !result.holds())
                                .forEach(result -> report.violation(first, result.claim(), result.toString()))));
    }

    /** A policy that is not understood is the matter of {@link ReadablePolicies}. */
    private static List<Result> results(Stacks stacks) {
        try {
            return Proofs.of(stacks.plans()).results();
        } catch (IllegalArgumentException e) {
            throw new CannotDecideException(String.valueOf(e.getMessage()));
        }
    }
}
