package kaikin.policies.rules.lambda;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.Severity;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.rules.PulumiTypes;

/** A function's log is one of the stack's. */
public final class FunctionLogsAreKept extends StackValidation {
    public FunctionLogsAreKept() {
        super(
                "function-logs-are-kept",
                RuleDescription.rule(
                                "A function writes to a log group of the same stack",
                                "A log group that Lambda makes by itself is kept for ever, and stays when the function is gone",
                                "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html")
                        .of(Severity.LOW)
                        .covering("CKV_AWS_66"));
    }

    @Override
    protected void validate(StackPlans stacks, RuleReport report) {
        stacks.ofType(PulumiTypes.FUNCTION)
                .forEach(function -> report.check(function, () -> {
                    var log = log(function);
                    if (stacks.beside(function, PulumiTypes.LOG_GROUP)
                            .noneMatch(group ->
                                    ResourceInputs.of(group).text("name").equals(log))) {
                        report.violation(
                                function,
                                log,
                                "its log group " + log + " is not in the stack: add it, with a retention");
                    }
                }));
    }

    private static String log(PlannedResource function) {
        var inputs = ResourceInputs.of(function);
        return inputs.find("/loggingConfig/logGroup")
                .map(group -> group.asText())
                .orElseGet(() -> "/aws/lambda/" + inputs.text("name"));
    }
}
