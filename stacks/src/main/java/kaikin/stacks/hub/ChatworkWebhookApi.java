package kaikin.stacks.hub;

import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.apigatewayv2.ApiArgs;
import com.pulumi.aws.apigatewayv2.Integration;
import com.pulumi.aws.apigatewayv2.IntegrationArgs;
import com.pulumi.aws.apigatewayv2.Route;
import com.pulumi.aws.apigatewayv2.RouteArgs;
import com.pulumi.aws.apigatewayv2.Stage;
import com.pulumi.aws.apigatewayv2.StageArgs;
import com.pulumi.aws.apigatewayv2.inputs.StageAccessLogSettingsArgs;
import com.pulumi.aws.apigatewayv2.inputs.StageDefaultRouteSettingsArgs;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kaikin.stacks.components.Exemption;
import kaikin.stacks.config.Deployment;

/** The HTTP API that Chatwork calls: one route, to one function. */
final class ChatworkWebhookApi extends ComponentResource {
    private static final String NAME = "kaikin-chatwork";
    private static final String PATH = "/chatwork";

    private static final Exemption SIGNED_BODY = new Exemption(
            "routes-are-authorised",
            NAME,
            "authorizationType",
            "Chatwork can only sign its body, and the function checks that before it does anything else",
            LocalDate.of(2027, 11, 30));

    private final Output<String> id;
    private final Output<String> url;
    private final CustomResourceOptions children;

    ChatworkWebhookApi(Args args, ComponentResourceOptions options) {
        super("kaikin:hub:ChatworkWebhookApi", NAME, Exemption.inputs(List.of(SIGNED_BODY)), options);
        children = CustomResourceOptions.builder().parent(this).build();
        var api =
                new Api(NAME, ApiArgs.builder().name(NAME).protocolType("HTTP").build(), children);
        route(api, integration(args.place(), api));
        new ChatworkStage(
                new ChatworkStage.Args(args.place(), api.id(), args.logRetentionDays()),
                ComponentResourceOptions.builder().parent(this).build());
        permit(args.place(), api, args.function());
        id = api.id();
        url = Output.format(
                "https://%s.execute-api.%s.amazonaws.com%s",
                api.id(), args.place().region(), PATH);
        registerOutputs(Map.of("url", url));
    }

    record Args(Deployment place, WebhookLambda function, int logRetentionDays) {}

    /** The id that AWS gives it, in metrics too. */
    Output<String> id() {
        return id;
    }

    Output<String> url() {
        return url;
    }

    private Integration integration(Deployment place, Api api) {
        return new Integration(
                NAME,
                IntegrationArgs.builder()
                        .apiId(api.id())
                        .integrationType("AWS_PROXY")
                        .integrationUri(SnapStartFunction.aliasArn(place, WebhookLambda.NAME))
                        .payloadFormatVersion("2.0")
                        .build(),
                children);
    }

    private void route(Api api, Integration integration) {
        new Route(
                NAME,
                RouteArgs.builder()
                        .apiId(api.id())
                        .routeKey("POST " + PATH)
                        // Chatwork signs its body; the function checks that before anything else.
                        .authorizationType("NONE")
                        .target(Output.format("integrations/%s", integration.id()))
                        .build(),
                children);
    }

    private void permit(Deployment place, Api api, WebhookLambda function) {
        new Permission(
                NAME,
                PermissionArgs.builder()
                        .statementId("ChatworkRoute")
                        .action("lambda:InvokeFunction")
                        .function(WebhookLambda.NAME)
                        .qualifier(function.function().alias().name())
                        .principal("apigateway.amazonaws.com")
                        .sourceAccount(place.account().value())
                        .sourceArn(Output.format(
                                "arn:aws:execute-api:%s:%s:%s/*/POST%s",
                                place.region(), place.account().value(), api.id(), PATH))
                        .build(),
                children);
    }

    /** The API as the world sees it: how much of it, and what is noted of each call. */
    private static final class ChatworkStage extends ComponentResource {
        private static final String NAME = "kaikin-chatwork-stage";

        /** Log groups of this prefix share one resource policy, which has little room (the API Gateway developer guide). */
        private static final String LOG_GROUP = "/aws/vendedlogs/kaikin-chatwork";

        /** People type: this is far more than a company's chat, and far less than a flood. */
        private static final double CALLS_PER_SECOND = 10;

        private static final int CALLS_AT_ONCE = 20;

        ChatworkStage(ChatworkStage.Args args, ComponentResourceOptions options) {
            super("kaikin:hub:ChatworkStage", NAME, options);
            var log = new LogGroup(
                    NAME,
                    LogGroupArgs.builder()
                            .name(LOG_GROUP)
                            .retentionInDays(args.logRetentionDays())
                            .build(),
                    CustomResourceOptions.builder().parent(this).build());
            new Stage(
                    NAME,
                    StageArgs.builder()
                            .apiId(args.api())
                            .name("$default")
                            .autoDeploy(true)
                            .defaultRouteSettings(StageDefaultRouteSettingsArgs.builder()
                                    .throttlingRateLimit(CALLS_PER_SECOND)
                                    .throttlingBurstLimit(CALLS_AT_ONCE)
                                    .build())
                            .accessLogSettings(StageAccessLogSettingsArgs.builder()
                                    .destinationArn(args.place().arn("logs", "log-group:" + LOG_GROUP))
                                    .format(line())
                                    .build())
                            .build(),
                    CustomResourceOptions.builder().parent(this).dependsOn(log).build());
            registerOutputs(Map.of());
        }

        record Args(Deployment place, Output<String> api, int logRetentionDays) {}

        /** One line of JSON per call. No header, query or body is in it: the signature may stand in either of the first. */
        private static String line() {
            return List.of("requestId", "requestTime", "identity.sourceIp", "routeKey", "status", "responseLatency")
                    .stream()
                    .map(name -> "\"%s\":\"$context.%s\"".formatted(name.substring(name.indexOf('.') + 1), name))
                    .collect(Collectors.joining(",", "{", "}"));
        }
    }
}
