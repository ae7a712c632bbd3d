package kaikin.policies.rules.lambda;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.rules.PulumiTypes;

/** Nothing but the function itself reads its environment. */
public final class FunctionEnvironmentIsItsOwn extends ResourceValidation {
    private static final String PREFIX = "KAIKIN_";
    private static final RuleDescription ABOUT = RuleDescription.rule(
            "The environment variables of a function begin with KAIKIN_",
            "Others are read by the JVM, the runtime or the SDK: JAVA_TOOL_OPTIONS loads code, AWS_ENDPOINT_URL takes"
                    + " calls and their credentials elsewhere",
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html");

    public FunctionEnvironmentIsItsOwn() {
        super("function-environment-is-its-own", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(PulumiTypes.FUNCTION);
    }

    @Override
    protected void validate(PlannedResource resource, RuleReport report) {
        ResourceInputs.of(resource)
                .find("/environment/variables")
                .ifPresent(variables -> variables.fieldNames().forEachRemaining(name -> {
                    if (!name.startsWith(PREFIX)) {
                        report.violation(
                                resource,
                                name,
                                "its variable " + name + " does not begin with " + PREFIX
                                        + ": the JVM, the runtime or the SDK may read it");
                    }
                }));
    }
}
