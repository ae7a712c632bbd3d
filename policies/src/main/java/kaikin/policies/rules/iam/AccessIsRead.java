package kaikin.policies.rules.iam;

import kaikin.policies.access.ResourceTypes;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.Severity;

/** Everything that a resource grants is read. */
public final class AccessIsRead extends ResourceValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "Every resource is of a type of which it is known what it grants, and all that it grants is read",
                    "What is not read is in no comparison and no claim: a share or a user would look like nothing",
                    "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_analyze_cross_account.html")
            .of(Severity.CRITICAL);

    public AccessIsRead() {
        super("access-is-read", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.custom()
                && ResourceTypes.of(resource.type())
                        .map(entry -> entry.refused().isPresent()
                                || entry.unread().stream().anyMatch(input -> input.concerns(resource.inputs())))
                        .orElse(true);
    }

    @Override
    protected void validate(PlannedResource resource, RuleReport report) {
        var type = resource.type();
        ResourceTypes.of(type).ifPresentOrElse(entry -> validate(resource, entry, report), () -> {
            var advice = "use another, or enter it in ResourceTypes with what it grants";
            report.violation(resource, type, "what a " + type + " grants is not known here: " + advice);
        });
    }

    private static void validate(PlannedResource resource, ResourceTypes.Entry entry, RuleReport report) {
        entry.refused()
                .ifPresent(
                        reason -> report.violation(resource, resource.type(), "a " + resource.type() + " " + reason));
        var inputs = ResourceInputs.of(resource);
        entry.unread().stream()
                .filter(input -> input.matters(inputs.find("/" + input.input())))
                .forEach(input -> report.violation(resource, input.input(), input.problem()));
    }
}
