package kaikin.policies.rules;

import java.util.Set;
import kaikin.policies.pack.About;
import kaikin.policies.pack.Inputs;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.plan.PlannedResource;

/** A role may what stands in the plan, and nothing else. */
final class NoUnseenPolicies extends ResourceValidation {
    private static final About ABOUT = About.rule(
                    "A role has no managed policies",
                    "What a managed policy allows is not in the plan and changes without it; AmazonSSMManagedInstanceCore reads every parameter",
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html")
            .covering("AwsSolutions-IAM4");

    NoUnseenPolicies() {
        super("no-unseen-policies", ABOUT);
    }

    private static final Set<String> ATTACHMENTS = Set.of(
            Types.ROLE_POLICY_ATTACHMENT,
            "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
            "aws:iam/policyAttachment:PolicyAttachment");

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(Types.ROLE) || ATTACHMENTS.contains(resource.type());
    }

    @Override
    protected void validate(PlannedResource resource, Report report) {
        var inputs = Inputs.of(resource);
        inputs.list("managedPolicyArns")
                .forEach(policy ->
                        report.violation(resource, policy.asText(), "it has the managed policy " + policy.asText()));
        inputs.list("policyArns")
                .forEach(policy -> report.violation(
                        resource, policy.asText(), "it attaches the managed policy " + policy.asText()));
        inputs.optional("policyArn")
                .ifPresent(policy -> report.violation(resource, policy, "it attaches the managed policy " + policy));
    }
}
