package kaikin.stacks.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Map;
import kaikin.stacks.ExampleSettings;
import kaikin.stacks.RegisteredResources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class ChatworkWebhookApiTest {
    private final RegisteredResources resources = RegisteredResources.by(() -> {
        var options = ComponentResourceOptions.Empty;
        var function = new WebhookLambda(
                new WebhookLambda.Args(ExampleSettings.HUB, ExampleSettings.hub(), List.of()), options);
        new ChatworkWebhookApi(new ChatworkWebhookApi.Args(ExampleSettings.HUB, function, 30), options);
    });

    @Test
    void hasOneRouteToOneFunction() {
        assertThat(resources.only("aws:apigatewayv2/api:Api").input("protocolType"))
                .isEqualTo("HTTP");
        assertThat(resources.only("aws:apigatewayv2/route:Route").inputs())
                .containsEntry("routeKey", "POST /chatwork")
                .containsEntry("target", "integrations/kaikin-chatwork-id");
        assertThat(resources.only("aws:apigatewayv2/integration:Integration").input("integrationUri"))
                .isEqualTo("arn:aws:lambda:ap-northeast-1:111111111111:function:kaikin-webhook:live");
    }

    @Test
    void letsOnlyItsRouteInvokeTheFunction() {
        assertThat(resources.only("aws:lambda/permission:Permission").inputs())
                .containsEntry("principal", "apigateway.amazonaws.com")
                .containsEntry("qualifier", "live")
                .containsEntry("sourceAccount", "111111111111")
                .containsEntry(
                        "sourceArn",
                        "arn:aws:execute-api:ap-northeast-1:111111111111:kaikin-chatwork-id/*/POST/chatwork");
    }

    @Test
    void throttlesAndNotesEachCallWithoutItsHeaders() {
        var stage = resources.only("aws:apigatewayv2/stage:Stage");

        assertThat(stage.urn()).contains("kaikin:hub:ChatworkWebhookApi$kaikin:hub:ChatworkStage$");
        assertThat(stage.input("defaultRouteSettings"))
                .isEqualTo(Map.of("throttlingBurstLimit", 20.0, "throttlingRateLimit", 10.0));
        assertThat(String.valueOf(stage.input("accessLogSettings")))
                .contains("\"sourceIp\":\"$context.identity.sourceIp\"")
                .doesNotContainIgnoringCase("header");
        assertThat(resources
                        .named("aws:cloudwatch/logGroup:LogGroup", "kaikin-chatwork-stage")
                        .input("retentionInDays"))
                .isEqualTo(30.0);
    }

    @Test
    void saysWhyItsRouteHasNoAuthorizer() {
        assertThat(String.valueOf(
                        resources.only("kaikin:hub:ChatworkWebhookApi").input("exemptions")))
                .contains("routes-are-authorised");
    }
}
