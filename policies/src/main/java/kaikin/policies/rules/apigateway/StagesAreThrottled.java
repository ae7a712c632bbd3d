package kaikin.policies.rules.apigateway;

import java.util.List;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.Severity;
import kaikin.policies.rules.PulumiTypes;

/** A flood of calls stops at the door. */
public final class StagesAreThrottled extends ResourceValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "A stage of an API has a rate and a burst limit",
                    "Whoever finds the address can have the function run at the account's expense",
                    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html")
            .of(Severity.MEDIUM);

    public StagesAreThrottled() {
        super("stages-are-throttled", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(PulumiTypes.STAGE);
    }

    @Override
    protected void validate(PlannedResource resource, RuleReport report) {
        for (var limit : List.of("throttlingRateLimit", "throttlingBurstLimit")) {
            if (ResourceInputs.of(resource)
                    .find("/defaultRouteSettings/" + limit)
                    .filter(value -> value.asDouble() > 0)
                    .isEmpty()) {
                report.violation(resource, limit, "it has no " + limit);
            }
        }
    }
}
