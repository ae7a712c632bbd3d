package kaikin.policies.rules;

import kaikin.policies.access.AttachedPolicy;
import kaikin.policies.iam.MalformedPolicyException;
import kaikin.policies.pack.About;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.plan.PlannedResource;

/** Every policy is understood whole. */
final class ReadablePolicies extends ResourceValidation {
    private static final About ABOUT = About.rule(
            "Every policy is understood by the evaluator, to the last condition key",
            "What is not understood cannot be proved; a misspelt key never matches on AWS, and nobody is told",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html");

    ReadablePolicies() {
        super("readable-policies", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return AttachedPolicy.mayBeOn(resource);
    }

    @Override
    protected void validate(PlannedResource resource, Report report) {
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
