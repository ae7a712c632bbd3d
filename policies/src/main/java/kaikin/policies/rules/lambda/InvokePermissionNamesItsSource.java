package kaikin.policies.rules.lambda;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.rules.PulumiTypes;

/** A function is invoked for one resource of one account. */
public final class InvokePermissionNamesItsSource extends ResourceValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "A permission to invoke a function names a service, the source account and a source ARN with an account in it",
                    "Without them anybody who can make that service act invokes the function",
                    "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html")
            .covering("CKV_AWS_364", "CKV_AWS_301", "FSBP Lambda.1", "AWS-0067", "F13");

    public InvokePermissionNamesItsSource() {
        super("invoke-permission-names-its-source", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(PulumiTypes.PERMISSION);
    }

    @Override
    protected void validate(PlannedResource resource, RuleReport report) {
        var inputs = ResourceInputs.of(resource);
        if (!inputs.text("principal").matches("[a-z0-9.-]+\\.amazonaws\\.com")) {
            report.violation(resource, "principal", "it lets in «" + inputs.text("principal") + "»: name a service");
        }
        if (!inputs.optional("sourceAccount").orElse("").matches("[0-9]{12}")) {
            report.violation(resource, "sourceAccount", "it works for any account: give sourceAccount");
        }
        if (!inputs.optional("sourceArn")
                .orElse("")
                .matches("arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:[0-9]{12}:(?![*?]+$).+")) {
            report.violation(
                    resource, "sourceArn", "it works for any resource: give a sourceArn with an account in it");
        }
    }
}
