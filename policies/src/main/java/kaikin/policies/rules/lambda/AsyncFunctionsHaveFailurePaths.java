package kaikin.policies.rules.lambda;

import java.util.Set;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.Severity;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.rules.PulumiTypes;

/** An event that a function could not handle is not lost. */
public final class AsyncFunctionsHaveFailurePaths extends StackValidation {
    private static final Set<String> DO_NOT_WAIT = Set.of(
            "events.amazonaws.com",
            "scheduler.amazonaws.com",
            "s3.amazonaws.com",
            "sns.amazonaws.com",
            "ses.amazonaws.com",
            "logs.amazonaws.com",
            "iot.amazonaws.com",
            "config.amazonaws.com");

    public AsyncFunctionsHaveFailurePaths() {
        super(
                "async-functions-have-failure-paths",
                RuleDescription.rule(
                                "A function that a service invokes without waiting has a dead-letter queue or a failure destination",
                                "After two more tries Lambda forgets the event, and nobody learns of it",
                                "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html")
                        .of(Severity.MEDIUM)
                        .covering("CKV_AWS_116"));
    }

    @Override
    protected void validate(StackPlans stacks, RuleReport report) {
        stacks.ofType(PulumiTypes.FUNCTION)
                .forEach(function -> report.check(function, () -> {
                    if (isInvokedAsynchronously(function, stacks) && !hasFailurePath(function, stacks)) {
                        report.violation(
                                function,
                                "deadLetterConfig",
                                "an event that it fails on is lost: give a deadLetterConfig,"
                                        + " or a FunctionEventInvokeConfig with a failure destination");
                    }
                }));
    }

    private static boolean isInvokedAsynchronously(PlannedResource function, StackPlans stacks) {
        return stacks.beside(function, PulumiTypes.PERMISSION)
                .map(ResourceInputs::of)
                .filter(permission -> names(permission.text("function"), function))
                .anyMatch(permission -> DO_NOT_WAIT.contains(permission.text("principal")));
    }

    private static boolean hasFailurePath(PlannedResource function, StackPlans stacks) {
        return ResourceInputs.of(function).find("/deadLetterConfig/targetArn").isPresent()
                || stacks.beside(function, PulumiTypes.INVOKE_CONFIG)
                        .map(ResourceInputs::of)
                        .filter(config -> names(config.text("functionName"), function))
                        .anyMatch(config -> config.find("/destinationConfig/onFailure/destination")
                                .isPresent());
    }

    /** By its name, or by an ARN with or without a qualifier. */
    private static boolean names(String text, PlannedResource function) {
        var name = ResourceInputs.of(function).text("name");
        return text.equals(name) || text.matches("arn:[^:]*:lambda:[^:]*:[^:]*:function:\\Q" + name + "\\E(:.*)?");
    }
}
