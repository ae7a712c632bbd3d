package kaikin.policies.rules;

import kaikin.policies.pack.About;
import kaikin.policies.pack.Inputs;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.Severity;
import kaikin.policies.plan.PlannedResource;

/** A function cannot use up the account. */
final class FunctionConcurrencyIsBounded extends ResourceValidation {
    private static final About ABOUT = About.rule(
                    "A function has reserved concurrency",
                    "One busy function takes the concurrency of all the account's functions",
                    "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html")
            .of(Severity.LOW)
            .covering("CKV_AWS_115");

    FunctionConcurrencyIsBounded() {
        super("function-concurrency-is-bounded", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(Types.FUNCTION);
    }

    @Override
    protected void validate(PlannedResource resource, Report report) {
        if (Inputs.of(resource)
                .optional("reservedConcurrentExecutions")
                .orElse("-1")
                .equals("-1")) {
            report.violation(
                    resource,
                    "reservedConcurrentExecutions",
                    "nothing bounds how often it runs at once: set reservedConcurrentExecutions");
        }
    }
}
