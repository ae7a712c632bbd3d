package kaikin.policies.rules;

import kaikin.policies.iam.MalformedPolicyException;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.CannotDecideException;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.StackPlans;

/** Looks at all stacks together: what cannot be decided is said of the first resource, the stack's own. */
public final class AllStacksRule {
    private AllStacksRule() {}

    public static void of(StackPlans stacks, RuleReport report, Runnable look) {
        stacks.resources().findFirst().ifPresent(first -> check(report, first, look));
    }

    /** Looks at one resource; what is wrong with a policy that is not understood is the matter of another rule. */
    public static void check(RuleReport report, PlannedResource resource, Runnable look) {
        report.check(resource, () -> {
            try {
                look.run();
            } catch (MalformedPolicyException e) {
                throw new CannotDecideException("its policy is not understood: see readable-policies");
            }
        });
    }
}
