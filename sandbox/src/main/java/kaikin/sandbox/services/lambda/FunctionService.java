package kaikin.sandbox.services.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.regex.Pattern;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.AuthenticatedService.SignedService;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Authorizer.AuthorizationRequest;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.ServiceResponse;
import kaikin.sandbox.gateway.SignatureV4.VerifiedSignature;

/**
 * The operation of Lambda that is called over the wire.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html">GetFunctionConfiguration</a>
 */
public final class FunctionService implements SignedService {
    private static final Pattern CONFIGURATION =
            Pattern.compile("/2015-03-31/functions/([a-zA-Z0-9-_]{1,64})/configuration");
    private static final Pattern QUALIFIER = Pattern.compile("[a-zA-Z0-9$_-]{1,128}");

    private final Lambda lambda;
    private final Authorizer authorizer;

    public FunctionService(Lambda lambda, Authorizer authorizer) {
        this.lambda = lambda;
        this.authorizer = authorizer;
    }

    @Override
    public ServiceResponse answer(HttpCall call, VerifiedSignature<RoleSession> signed) {
        var path = CONFIGURATION.matcher(call.rawPath());
        if (!call.method().equals("GET") || !path.matches()) {
            throw new AwsException(404, "UnknownOperationException", "The sandbox does not cover this of Lambda");
        }
        var qualifier = call.query().first("Qualifier");
        if (qualifier.isPresent() && !QUALIFIER.matcher(qualifier.get()).matches()) {
            throw new AwsException(
                    400, "ValidationException", "1 validation error detected: Value at 'qualifier' is not valid");
        }
        var account = signed.principal().account();
        var arn = "arn:aws:lambda:%s:%s:function:%s".formatted(signed.region(), account, path.group(1))
                + qualifier.map(each -> ":" + each).orElse("");
        authorizer.require(
                signed.principal(),
                new AuthorizationRequest("lambda:GetFunctionConfiguration", arn, account, RequestContext.EMPTY),
                Optional.empty());
        var version = lambda.find(arn)
                .orElseThrow(() -> new AwsException(404, "ResourceNotFoundException", "Function not found: " + arn));
        var function = version.function();
        var json = version.state()
                .put("FunctionName", function.name())
                .put("FunctionArn", arn)
                .put("Role", function.roleArn())
                .put("Handler", function.handler())
                .put("Timeout", function.timeout())
                .put("MemorySize", function.memory())
                .put("Version", qualifier.isPresent() ? "1" : "$LATEST")
                .put("LastUpdateStatus", "Successful");
        var variables = json.putObject("Environment").putObject("Variables");
        function.environment().forEach(variables::put);
        json.set(
                "SnapStart",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("ApplyOn", function.snapStart() ? "PublishedVersions" : "None")
                        .put("OptimizationStatus", function.snapStart() && qualifier.isPresent() ? "On" : "Off"));
        return ServiceResponse.of(200, "application/json", json.toString());
    }
}
