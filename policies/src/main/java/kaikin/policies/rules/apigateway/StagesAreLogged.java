package kaikin.policies.rules.apigateway;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.Severity;
import kaikin.policies.rules.PulumiTypes;

/** Calls of an API leave a line. */
public final class StagesAreLogged extends ResourceValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "A stage of an API has an access log",
                    "Without it nobody can tell who called, and how often",
                    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html")
            .of(Severity.MEDIUM)
            .covering("CKV_AWS_76", "AwsSolutions-APIG1", "FSBP APIGateway.9", "AWS-0001");

    public StagesAreLogged() {
        super("stages-are-logged", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(PulumiTypes.STAGE);
    }

    @Override
    protected void validate(PlannedResource resource, RuleReport report) {
        if (ResourceInputs.of(resource)
                .find("/accessLogSettings/destinationArn")
                .isEmpty()) {
            report.violation(resource, "accessLogSettings", "its calls leave no trace: give accessLogSettings");
        }
    }
}
