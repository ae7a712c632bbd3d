package kaikin.policies.rules.apigateway;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.rules.PulumiTypes;

/** An API knows who calls. */
public final class RoutesAreAuthorised extends ResourceValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "A route of an API has an authoriser",
                    "Without one the whole world calls what is behind it",
                    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html")
            .covering("CKV_AWS_309", "AwsSolutions-APIG4", "FSBP APIGateway.8");

    public RoutesAreAuthorised() {
        super("routes-are-authorised", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(PulumiTypes.ROUTE);
    }

    @Override
    protected void validate(PlannedResource resource, RuleReport report) {
        if (ResourceInputs.of(resource)
                .optional("authorizationType")
                .orElse("NONE")
                .equals("NONE")) {
            report.violation(resource, "authorizationType", "anybody can call it: set authorizationType");
        }
    }
}
