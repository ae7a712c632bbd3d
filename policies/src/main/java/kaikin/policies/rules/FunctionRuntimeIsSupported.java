package kaikin.policies.rules;

import java.util.List;
import kaikin.policies.pack.About;
import kaikin.policies.pack.Inputs;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.Severity;
import kaikin.policies.plan.PlannedResource;

/** A function runs on what AWS patches. */
final class FunctionRuntimeIsSupported extends ResourceValidation {
    private static final About ABOUT = About.rule(
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

    FunctionRuntimeIsSupported() {
        super("function-runtime-is-supported", ABOUT);
    }

    @Override
    public boolean concerns(PlannedResource resource) {
        return resource.type().equals(Types.FUNCTION);
    }

    @Override
    protected void validate(PlannedResource resource, Report report) {
        var inputs = Inputs.of(resource);
        if (!inputs.optional("packageType").orElse("Zip").equals("Image")
                && !SUPPORTED.contains(inputs.text("runtime"))) {
            report.violation(
                    resource,
                    inputs.text("runtime"),
                    "AWS does not support " + inputs.text("runtime") + ": use one of " + SUPPORTED);
        }
    }
}
