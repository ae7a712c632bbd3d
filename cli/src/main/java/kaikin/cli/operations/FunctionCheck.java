package kaikin.cli.operations;

import java.util.List;
import kaikin.aws.AwsClients;
import kaikin.cli.operations.DeployedStack.FunctionAlias;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import software.amazon.awssdk.services.lambda.model.State;

/** The published versions behind the functions' aliases: each has a state of its own, beside the function's. */
record FunctionCheck(AwsClients clients, DeployedStack stack) {
    private static final String PAGE = "docs/operations.md#functions-that-do-not-start";

    List<CheckResult> findings() {
        var lambda = clients.client("lambda", LambdaClient.builder());
        return stack.functions().stream().map(each -> finding(lambda, each)).toList();
    }

    private static CheckResult finding(LambdaClient lambda, FunctionAlias alias) {
        var subject = "function " + alias.function();
        try {
            return finding(
                    subject,
                    lambda.getFunctionConfiguration(
                            request -> request.functionName(alias.function()).qualifier(alias.alias())));
        } catch (SdkException e) {
            if (!OperatorIdentity.isMissing(e)) {
                throw e;
            }
            return CheckResult.wrong(
                    subject, "it is not there, or has no alias " + alias.alias(), "pulumi up --refresh for the hub");
        }
    }

    private static CheckResult finding(String subject, GetFunctionConfigurationResponse version) {
        var state = version.state();
        if (state != State.ACTIVE) {
            var reason = version.stateReason() == null ? "" : " (" + version.stateReason() + ")";
            return CheckResult.wrong(subject, "version " + version.version() + " is " + state + reason, PAGE);
        }
        var snapshot = version.snapStart();
        if (snapshot == null || snapshot.optimizationStatus() != SnapStartOptimizationStatus.ON) {
            return CheckResult.wrong(
                    subject, "version " + version.version() + " has no snapshot: its first call is slow", PAGE);
        }
        return CheckResult.fine(subject, "version " + version.version() + " is Active, with its snapshot");
    }
}
