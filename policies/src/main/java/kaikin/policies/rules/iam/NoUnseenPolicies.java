package kaikin.policies.rules.iam;

import java.util.Set;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.rules.PulumiTypes;

/** A role may what stands in the plan, and nothing else. */
public final class NoUnseenPolicies extends ResourceValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "A role has no managed policies",
                    "What a managed policy allows is not in the plan and changes without it; AmazonSSMManagedInstanceCore reads every parameter",
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html")
            .covering("AwsSolutions-IAM4");

    public NoUnseenPolicies() {
        super("no-unseen-policies", ABOUT);
    }

    private static final Set<String> ATTACHMENTS = Set.of(
            PulumiTypes.ROLE_POLICY_ATTACHMENT,
            "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
            "aws:iam/policyAttachment:PolicyAttachment");

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(PulumiTypes.ROLE) || ATTACHMENTS.contains(resource.type());
    }

    @Override
    protected void validate(PlannedResource resource, RuleReport report) {
        var inputs = ResourceInputs.of(resource);
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
