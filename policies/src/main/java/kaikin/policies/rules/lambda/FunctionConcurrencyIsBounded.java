package kaikin.policies.rules.lambda;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.Severity;
import kaikin.policies.rules.PulumiTypes;

/** A function cannot use up the account. */
public final class FunctionConcurrencyIsBounded extends ResourceValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "A function has reserved concurrency",
                    "One busy function takes the concurrency of all the account's functions",
                    "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html")
            .of(Severity.LOW)
            .covering("CKV_AWS_115");

    public FunctionConcurrencyIsBounded() {
        super("function-concurrency-is-bounded", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(PulumiTypes.FUNCTION);
    }

    @Override
    protected void validate(PlannedResource resource, RuleReport report) {
        if (ResourceInputs.of(resource)
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
