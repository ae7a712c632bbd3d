package kaikin.policies.rules.logs;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.Severity;
import kaikin.policies.rules.PulumiTypes;

/** Logs are kept, and not for ever. */
public final class LogGroupsForget extends ResourceValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "A log group has a retention",
                    "Without one AWS keeps everything for ever, and chat accounts stand in it",
                    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html")
            .of(Severity.LOW)
            .covering("CKV_AWS_66", "CKV_AWS_338", "W86");

    public LogGroupsForget() {
        super("log-groups-forget", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(PulumiTypes.LOG_GROUP);
    }

    @Override
    protected void validate(PlannedResource resource, RuleReport report) {
        if (ResourceInputs.of(resource).optional("retentionInDays").orElse("0").equals("0")) {
            report.violation(resource, "retentionInDays", "it is kept for ever: set retentionInDays");
        }
    }
}
