package kaikin.policies.rules;

import kaikin.policies.pack.About;
import kaikin.policies.pack.Inputs;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.Severity;
import kaikin.policies.plan.PlannedResource;

/** Calls of an API leave a line. */
final class StagesAreLogged extends ResourceValidation {
    private static final About ABOUT = About.rule(
                    "A stage of an API has an access log",
                    "Without it nobody can tell who called, and how often",
                    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html")
            .of(Severity.MEDIUM)
            .covering("CKV_AWS_76", "AwsSolutions-APIG1", "FSBP APIGateway.9", "AWS-0001");

    StagesAreLogged() {
        super("stages-are-logged", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(Types.STAGE);
    }

    @Override
    protected void validate(PlannedResource resource, Report report) {
        if (Inputs.of(resource).find("/accessLogSettings/destinationArn").isEmpty()) {
            report.violation(resource, "accessLogSettings", "its calls leave no trace: give accessLogSettings");
        }
    }
}
