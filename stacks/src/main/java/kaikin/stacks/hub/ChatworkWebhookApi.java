package kaikin.stacks.hub;

import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.apigatewayv2.ApiArgs;
import com.pulumi.aws.apigatewayv2.Integration;
import com.pulumi.aws.apigatewayv2.IntegrationArgs;
import com.pulumi.aws.apigatewayv2.Route;
import com.pulumi.aws.apigatewayv2.RouteArgs;
import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.time.LocalDate;
import java.util.Map;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.exemptions.Exemption;
import kaikin.stacks.exemptions.Exemptions;

/** The HTTP API that Chatwork calls: one route, to one function. */
public final class ChatworkWebhookApi extends ComponentResource {
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

    public ChatworkWebhookApi(
            Deployment place, WebhookLambda function, int logRetentionDays, ComponentResourceOptions options) {
        super("kaikin:hub:ChatworkWebhookApi", NAME, Exemptions.of(SIGNED_BODY), options);
        children = CustomResourceOptions.builder().parent(this).build();
        var api =
                new Api(NAME, ApiArgs.builder().name(NAME).protocolType("HTTP").build(), children);
        route(api, integration(place, api));
        new ChatworkStage(
                place,
                api.id(),
                logRetentionDays,
                ComponentResourceOptions.builder().parent(this).build());
        permit(place, api, function);
        id = api.id();
        url = Output.format("https://%s.execute-api.%s.amazonaws.com%s", api.id(), place.region(), PATH);
        registerOutputs(Map.of("url", url));
    }

    /** What AWS calls it, in metrics too. */
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
                        .integrationUri(
                                place.arn("lambda", "function:" + WebhookLambda.NAME + ":" + SnapStartFunction.ALIAS))
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
}
