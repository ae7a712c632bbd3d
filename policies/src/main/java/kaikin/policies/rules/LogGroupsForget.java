package kaikin.policies.rules;

import kaikin.policies.pack.About;
import kaikin.policies.pack.Inputs;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.Severity;
import kaikin.policies.plan.PlannedResource;

/** Logs are kept, and not for ever. */
final class LogGroupsForget extends ResourceValidation {
    private static final About ABOUT = About.rule(
                    "A log group has a retention",
                    "Without one AWS keeps everything for ever, and chat accounts stand in it",
                    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html")
            .of(Severity.LOW)
            .covering("CKV_AWS_66", "CKV_AWS_338", "W86");

    LogGroupsForget() {
        super("log-groups-forget", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(Types.LOG_GROUP);
    }

    @Override
    protected void validate(PlannedResource resource, Report report) {
        if (Inputs.of(resource).optional("retentionInDays").orElse("0").equals("0")) {
            report.violation(resource, "retentionInDays", "it is kept for ever: set retentionInDays");
        }
    }
}
