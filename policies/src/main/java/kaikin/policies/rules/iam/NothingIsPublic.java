package kaikin.policies.rules.iam;

import java.util.stream.Stream;
import kaikin.policies.access.ResourceTypes;
import kaikin.policies.access.ResourceTypes.CheckedInput;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.Severity;

/** No resource is open to anyone. */
public final class NothingIsPublic extends ResourceValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "No function URL without authorisation, no public ACL, no public address, no rule or load balancer for the internet",
                    "What is public is found within hours",
                    "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/welcome.html")
            .of(Severity.CRITICAL)
            .covering("CKV_AWS_258", "CKV_AWS_20", "CKV_AWS_57", "F14", "AWS-0092");

    public NothingIsPublic() {
        super("nothing-is-public", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return open(resource).anyMatch(input -> input.concerns(resource.inputs()));
    }

    @Override
    protected void validate(PlannedResource resource, RuleReport report) {
        var inputs = ResourceInputs.of(resource);
        open(resource)
                .filter(input -> input.matters(inputs.find("/" + input.input())))
                .forEach(input -> report.violation(resource, input.input(), input.problem()));
    }

    private static Stream<CheckedInput> open(PlannedResource resource) {
        return ResourceTypes.of(resource.type()).stream().flatMap(entry -> entry.open().stream());
    }
}
