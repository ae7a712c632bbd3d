package kaikin.policies.rules;

import kaikin.policies.pack.About;
import kaikin.policies.pack.Inputs;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.Severity;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.pack.Stacks;
import kaikin.policies.plan.PlannedResource;

/** A function's log is one of the stack's. */
final class FunctionLogsAreKept extends StackValidation {
    FunctionLogsAreKept() {
        super(
                "function-logs-are-kept",
                About.rule(
                                "A function writes to a log group of the same stack",
                                "A log group that Lambda makes by itself is kept for ever, and stays when the function is gone",
                                "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html")
                        .of(Severity.LOW)
                        .covering("CKV_AWS_66"));
    }

    @Override
    protected void validate(Stacks stacks, Report report) {
        stacks.ofType(Types.FUNCTION)
                .forEach(function -> report.check(function, () -> {
                    var log = log(function);
                    if (stacks.beside(function, Types.LOG_GROUP)
                            .noneMatch(group -> Inputs.of(group).text("name").equals(log))) {
                        report.violation(
                                function,
                                log,
                                "its log group " + log + " is not in the stack: add it, with a retention");
                    }
                }));
    }

    private static String log(PlannedResource function) {
        var inputs = Inputs.of(function);
        return inputs.find("/loggingConfig/logGroup")
                .map(group -> group.asText())
                .orElseGet(() -> "/aws/lambda/" + inputs.text("name"));
    }
}
