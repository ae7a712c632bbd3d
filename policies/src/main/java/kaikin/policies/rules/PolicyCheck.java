package kaikin.policies.rules;

import kaikin.policies.iam.MalformedPolicyException;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.CannotDecideException;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.StackPlans;

/**
 * Runs a rule's look at policies. What cannot be decided is said of the resource, and a policy that is not understood is
 * the matter of another rule.
 */
public final class PolicyCheck {
    private PolicyCheck() {}

    /** Looks at all stacks together: what cannot be decided then is said of the first resource, the stack's own. */
    public static void ofAll(StackPlans stacks, RuleReport report, Runnable look) {
        stacks.resources().findFirst().ifPresent(first -> of(report, first, look));
    }

    /** Looks at one resource. */
    public static void of(RuleReport report, PlannedResource resource, Runnable look) {
        report.check(resource, () -> {
            try {
                look.run();
            } catch (MalformedPolicyException e) {
                throw new CannotDecideException("its policy is not understood: see readable-policies");
            }
        });
    }
}
