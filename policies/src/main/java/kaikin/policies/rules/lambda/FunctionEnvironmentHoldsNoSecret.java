package kaikin.policies.rules.lambda;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Secret;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.rules.PulumiTypes;

/** No secret stands in an environment. */
public final class FunctionEnvironmentHoldsNoSecret extends ResourceValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "No environment variable of a function is a secret",
                    "The environment is readable for everybody who can describe the function, and ends up in crash reports",
                    "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html")
            .covering("CKV_AWS_45", "CKV_AWS_173");

    public FunctionEnvironmentHoldsNoSecret() {
        super("function-environment-holds-no-secret", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(PulumiTypes.FUNCTION);
    }

    @Override
    protected void validate(PlannedResource resource, RuleReport report) {
        var environment = resource.inputs().path("environment");
        var variables = environment.path("variables");
        if (Secret.is(environment) || Secret.is(variables)) {
            report.violation(
                    resource, "environment", "its whole environment is a secret: read secrets from Parameter Store");
            return;
        }
        variables.properties().stream()
                .filter(variable -> Secret.is(variable.getValue()))
                .forEach(variable -> report.violation(
                        resource,
                        variable.getKey(),
                        "its variable " + variable.getKey() + " is a secret: read it from Parameter Store"));
        ResourceInputs.of(resource).find("/environment/variables");
    }
}
