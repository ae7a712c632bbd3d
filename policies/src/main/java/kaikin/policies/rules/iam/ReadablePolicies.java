package kaikin.policies.rules.iam;

import kaikin.policies.access.AttachedPolicy;
import kaikin.policies.iam.MalformedPolicyException;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;

/** Every policy is understood whole. */
public final class ReadablePolicies extends ResourceValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
            "Every policy is understood by the evaluator, to the last condition key",
            "What is not understood cannot be proved; a misspelt key never matches on AWS, and nobody is told",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html");

    public ReadablePolicies() {
        super("readable-policies", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return AttachedPolicy.mayBeOn(resource);
    }

    @Override
    protected void validate(PlannedResource resource, RuleReport report) {
        for (var policy : AttachedPolicy.of(resource)) {
            try {
                policy.read();
            } catch (MalformedPolicyException e) {
                report.violation(
                        resource,
                        policy.kind().toString(),
                        "its " + policy.kind() + " policy is not understood: " + e.getMessage());
            }
        }
    }
}
