package kaikin.policies.rules;

import kaikin.policies.pack.About;
import kaikin.policies.pack.Inputs;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.Severity;
import kaikin.policies.plan.PlannedResource;

/** Nothing is for everybody. */
final class NothingIsPublic extends ResourceValidation {
    private static final About ABOUT = About.rule(
                    "No function URL without authorisation, no public bucket ACL, no public address",
                    "What is public is found within hours",
                    "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/welcome.html")
            .of(Severity.CRITICAL)
            .covering("CKV_AWS_258", "CKV_AWS_20", "CKV_AWS_57", "F14", "AWS-0092");

    NothingIsPublic() {
        super(ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(Types.FUNCTION_URL) || resource.type().equals(Types.BUCKET_ACL);
    }

    @Override
    protected void validate(PlannedResource resource, Report report) {
        var inputs = Inputs.of(resource);
        if (resource.type().equals(Types.FUNCTION_URL)
                && !inputs.text("authorizationType").equals("AWS_IAM")) {
            report.violation(resource, "anybody can call the function: set authorizationType to AWS_IAM");
        }
        if (inputs.optional("acl").orElse("private").matches("public.*|authenticated-read")) {
            report.violation(resource, "the bucket is readable for everybody: " + inputs.text("acl"));
        }
    }
}
