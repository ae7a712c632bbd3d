package kaikin.policies.rules;

import java.util.List;
import kaikin.policies.pack.About;
import kaikin.policies.pack.Inputs;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.Severity;
import kaikin.policies.plan.PlannedResource;

/** A flood of calls stops at the door. */
final class StagesAreThrottled extends ResourceValidation {
    private static final About ABOUT = About.rule(
                    "A stage of an API has a rate and a burst limit",
                    "Whoever finds the address can have the function run at the account's expense",
                    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html")
            .of(Severity.MEDIUM);

    StagesAreThrottled() {
        super("stages-are-throttled", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(Types.STAGE);
    }

    @Override
    protected void validate(PlannedResource resource, Report report) {
        for (var limit : List.of("throttlingRateLimit", "throttlingBurstLimit")) {
            if (Inputs.of(resource)
                    .find("/defaultRouteSettings/" + limit)
                    .filter(value -> value.asDouble() > 0)
                    .isEmpty()) {
                report.violation(resource, limit, "it has no " + limit);
            }
        }
    }
}
