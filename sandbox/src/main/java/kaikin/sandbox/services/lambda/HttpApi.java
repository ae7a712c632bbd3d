package kaikin.sandbox.services.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller.ServicePrincipal;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.Cloud.ApiRoute;
import kaikin.sandbox.gateway.ByteBody;
import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.Service;
import kaikin.sandbox.gateway.ServiceResponse;
import kaikin.sandbox.services.lambda.ExecutionEnvironments.FunctionFailure;

/**
 * The HTTP API before the function, payload format 2.0.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">
 *     Lambda integrations</a>
 */
public final class HttpApi implements Service {
    private static final ServicePrincipal GATEWAY = new ServicePrincipal("apigateway.amazonaws.com");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Cloud cloud;
    private final Lambda lambda;
    private final Clock clock;

    public HttpApi(Cloud cloud, Lambda lambda, Clock clock) {
        this.cloud = cloud;
        this.lambda = lambda;
        this.clock = clock;
    }

    @Override
    public ServiceResponse answer(HttpCall call) {
        var key = call.method() + " " + call.rawPath();
        return cloud.routes().stream()
                .filter(route -> route.key().equals(key))
                .findFirst()
                .map(route -> invoke(route, call))
                .orElseGet(() -> message(404, "Not Found"));
    }

    private ServiceResponse invoke(ApiRoute route, HttpCall call) {
        var region = Arn.parse(route.functionArn()).region();
        var context = RequestContext.EMPTY
                .with(
                        "aws:SourceArn",
                        "arn:aws:execute-api:%s:%s:%s/$default/%s"
                                .formatted(
                                        region,
                                        route.account(),
                                        route.apiId(),
                                        route.key().replace(" ", "")))
                .with("aws:SourceAccount", route.account());
        try {
            return reply(lambda.invoke(route.functionArn(), GATEWAY, context, event(route, call)));
        } catch (FunctionFailure | InvokeError.Problem failed) {
            return message(500, "Internal Server Error");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return message(503, "Service Unavailable");
        }
    }

    private ByteBody event(ApiRoute route, HttpCall call) {
        var event = JsonNodeFactory.instance.objectNode();
        event.put("version", "2.0")
                .put("routeKey", route.key())
                .put("rawPath", call.rawPath())
                .put("rawQueryString", call.rawQuery());
        var headers = event.putObject("headers");
        call.headers()
                .fields()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        query(event, call);
        event.putObject("requestContext")
                .put("accountId", route.account())
                .put("apiId", route.apiId())
                .put("requestId", UUID.randomUUID().toString())
                .put("routeKey", route.key())
                .put("stage", "$default")
                .put("timeEpoch", clock.millis())
                .putObject("http")
                .put("method", call.method())
                .put("path", call.rawPath());
        body(event, call);
        return ByteBody.of(event.toString());
    }

    /** As the real service: a plus sign that was not encoded arrives as a blank. */
    private static void query(ObjectNode event, HttpCall call) {
        if (!call.rawQuery().isEmpty()) {
            var parameters = event.putObject("queryStringParameters");
            call.query().fields().forEach((name, values) -> parameters.put(name, String.join(",", values)));
        }
    }

    /** Text as text, everything else in Base64, as the service goes by the content type. */
    private static void body(ObjectNode event, HttpCall call) {
        var type = call.headers().first("Content-Type").orElse("");
        var text =
                type.startsWith("text/") || type.startsWith("application/json") || type.startsWith("application/xml");
        if (call.body().size() > 0) {
            event.put(
                    "body",
                    text
                            ? call.body().text()
                            : Base64.getEncoder().encodeToString(call.body().bytes()));
        }
        event.put("isBase64Encoded", !text && call.body().size() > 0);
    }

    private static ServiceResponse reply(ByteBody answer) {
        try {
            return reply(JSON.readTree(answer.text()));
        } catch (JsonProcessingException e) {
            return message(500, "Internal Server Error");
        }
    }

    private static ServiceResponse reply(JsonNode answer) {
        var body = answer.path("body").asText();
        var bytes = answer.path("isBase64Encoded").asBoolean()
                ? ByteBody.of(Base64.getDecoder().decode(body))
                : ByteBody.of(body);
        var reply = new ServiceResponse(
                answer.path("statusCode").asInt(200), kaikin.sandbox.gateway.HeaderFields.NONE, bytes);
        for (var header : answer.path("headers").properties()) {
            reply = reply.with(header.getKey(), header.getValue().asText());
        }
        return reply;
    }

    private static ServiceResponse message(int status, String message) {
        return ServiceResponse.of(status, "application/json", "{\"message\":\"" + message + "\"}");
    }
}
