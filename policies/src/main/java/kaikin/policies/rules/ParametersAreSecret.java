package kaikin.policies.rules;

import kaikin.policies.pack.About;
import kaikin.policies.pack.Inputs;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.plan.PlannedResource;

/** Parameters are encrypted. */
final class ParametersAreSecret extends ResourceValidation {
    private static final About ABOUT = About.rule(
                    "A parameter is a SecureString",
                    "A plain String is readable for whoever can list parameters, and shows up in logs and state",
                    "https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-securestring.html")
            .covering("CKV_AWS_337", "CKV2_AWS_34");

    ParametersAreSecret() {
        super("parameters-are-secret", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(Types.PARAMETER);
    }

    @Override
    protected void validate(PlannedResource resource, Report report) {
        if (!Inputs.of(resource).text("type").equals("SecureString")) {
            report.violation(
                    resource, "type", "it is a " + Inputs.of(resource).text("type") + ": make it a SecureString");
        }
    }
}
