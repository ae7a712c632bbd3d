package kaikin.policies.rules;

import kaikin.policies.iam.MalformedPolicyException;
import kaikin.policies.pack.CannotDecideException;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.Stacks;
import kaikin.policies.plan.PlannedResource;

/** A look at all stacks together: what cannot be decided is said of the first resource, the stack's own. */
final class Everywhere {
    private Everywhere() {}

    static void of(Stacks stacks, Report report, Runnable look) {
        stacks.resources().findFirst().ifPresent(first -> check(report, first, look));
    }

    /** Looks at one resource; what is wrong with a policy that is not understood is the matter of another rule. */
    static void check(Report report, PlannedResource resource, Runnable look) {
        report.check(resource, () -> {
            try {
                look.run();
            } catch (MalformedPolicyException e) {
                throw new CannotDecideException("its policy is not understood: see readable-policies");
            }
        });
    }
}
