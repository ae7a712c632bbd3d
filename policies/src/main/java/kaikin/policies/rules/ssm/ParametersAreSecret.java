package kaikin.policies.rules.ssm;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.rules.PulumiTypes;

/** Parameters are encrypted. */
public final class ParametersAreSecret extends ResourceValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "A parameter is a SecureString",
                    "A plain String is readable for whoever can list parameters, and shows up in logs and state",
                    "https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-securestring.html")
            .covering("CKV_AWS_337", "CKV2_AWS_34");

    public ParametersAreSecret() {
        super("parameters-are-secret", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(PulumiTypes.PARAMETER);
    }

    @Override
    protected void validate(PlannedResource resource, RuleReport report) {
        if (!ResourceInputs.of(resource).text("type").equals("SecureString")) {
            report.violation(
                    resource,
                    "type",
                    "it is a " + ResourceInputs.of(resource).text("type") + ": make it a SecureString");
        }
    }
}
