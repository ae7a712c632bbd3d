package kaikin.operations;

import java.util.List;
import kaikin.aws.AwsClients;
import kaikin.operations.DeployedStack.FunctionAlias;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import software.amazon.awssdk.services.lambda.model.State;

/** The published versions behind the functions' aliases: each has a state of its own, beside the function's. */
record FunctionCheck(AwsClients clients, DeployedStack stack) {
    private static final String PAGE = "docs/operations.md#functions-that-do-not-start";

    List<Finding> findings() {
        var lambda = clients.client("lambda", LambdaClient.builder());
        return stack.functions().stream().map(each -> finding(lambda, each)).toList();
    }

    private static Finding finding(LambdaClient lambda, FunctionAlias alias) {
        var subject = "function " + alias.function();
        try {
            return finding(
                    subject,
                    lambda.getFunctionConfiguration(
                            request -> request.functionName(alias.function()).qualifier(alias.alias())));
        } catch (SdkException e) {
            if (!Caller.isMissing(e)) {
                throw e;
            }
            return Finding.wrong(subject, "it is not there, or has no alias " + alias.alias(), "pulumi up for the hub");
        }
    }

    private static Finding finding(String subject, GetFunctionConfigurationResponse version) {
        var state = version.state();
        if (state != State.ACTIVE) {
            var reason = version.stateReason() == null ? "" : " (" + version.stateReason() + ")";
            return Finding.wrong(subject, "version " + version.version() + " is " + state + reason, PAGE);
        }
        var snapshot = version.snapStart();
        if (snapshot == null || snapshot.optimizationStatus() != SnapStartOptimizationStatus.ON) {
            return Finding.wrong(
                    subject, "version " + version.version() + " has no snapshot: its first call is slow", PAGE);
        }
        return Finding.fine(subject, "version " + version.version() + " is Active, with its snapshot");
    }
}
