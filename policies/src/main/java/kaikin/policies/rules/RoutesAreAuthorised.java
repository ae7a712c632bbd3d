package kaikin.policies.rules;

import kaikin.policies.pack.About;
import kaikin.policies.pack.Inputs;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.plan.PlannedResource;

/** An API knows who calls. */
final class RoutesAreAuthorised extends ResourceValidation {
    private static final About ABOUT = About.rule(
                    "A route of an API has an authoriser",
                    "Without one the whole world calls what is behind it",
                    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html")
            .covering("CKV_AWS_309", "AwsSolutions-APIG4", "FSBP APIGateway.8");

    RoutesAreAuthorised() {
        super("routes-are-authorised", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(Types.ROUTE);
    }

    @Override
    protected void validate(PlannedResource resource, Report report) {
        if (Inputs.of(resource).optional("authorizationType").orElse("NONE").equals("NONE")) {
            report.violation(resource, "authorizationType", "anybody can call it: set authorizationType");
        }
    }
}
