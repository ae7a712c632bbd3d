package kaikin.policies.rules;

import kaikin.policies.pack.About;
import kaikin.policies.pack.Inputs;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.plan.PlannedResource;

/** Nothing but the function itself reads its environment. */
final class FunctionEnvironmentIsItsOwn extends ResourceValidation {
    private static final String PREFIX = "KAIKIN_";
    private static final About ABOUT = About.rule(
            "The environment variables of a function begin with KAIKIN_",
            "Others are read by the JVM, the runtime or the SDK: JAVA_TOOL_OPTIONS loads code, AWS_ENDPOINT_URL takes"
                    + " calls and their credentials elsewhere",
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html");

    FunctionEnvironmentIsItsOwn() {
        super("function-environment-is-its-own", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(Types.FUNCTION);
    }

    @Override
    protected void validate(PlannedResource resource, Report report) {
        Inputs.of(resource)
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
