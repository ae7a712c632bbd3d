package kaikin.policies.rules.lambda;

import java.util.List;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.Severity;
import kaikin.policies.rules.PulumiTypes;

/** A function runs on what AWS patches. */
public final class FunctionRuntimeIsSupported extends ResourceValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "A function runs on a runtime that AWS supports",
                    "A deprecated runtime gets no security patches, and one day the function cannot be changed any more",
                    "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html")
            .of(Severity.MEDIUM)
            .covering("AwsSolutions-L1", "CKV_AWS_363", "FSBP Lambda.2");

    /** The page's table of supported runtimes, without those that end within a year. */
    private static final List<String> SUPPORTED = List.of(
            "java17",
            "java21",
            "java25",
            "nodejs22.x",
            "nodejs24.x",
            "python3.12",
            "python3.13",
            "python3.14",
            "dotnet10",
            "ruby3.4",
            "provided.al2023");

    public FunctionRuntimeIsSupported() {
        super("function-runtime-is-supported", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(PulumiTypes.FUNCTION);
    }

    @Override
    protected void validate(PlannedResource resource, RuleReport report) {
        var inputs = ResourceInputs.of(resource);
        if (!inputs.optional("packageType").orElse("Zip").equals("Image")
                && !SUPPORTED.contains(inputs.text("runtime"))) {
            report.violation(
                    resource,
                    inputs.text("runtime"),
                    "AWS does not support " + inputs.text("runtime") + ": use one of " + SUPPORTED);
        }
    }
}
