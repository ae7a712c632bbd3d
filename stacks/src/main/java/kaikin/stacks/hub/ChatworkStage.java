package kaikin.stacks.hub;

import com.pulumi.aws.apigatewayv2.Stage;
import com.pulumi.aws.apigatewayv2.StageArgs;
import com.pulumi.aws.apigatewayv2.inputs.StageAccessLogSettingsArgs;
import com.pulumi.aws.apigatewayv2.inputs.StageDefaultRouteSettingsArgs;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kaikin.stacks.config.Deployment;

/** The API as the world sees it: how much of it, and what is noted of each call. */
final class ChatworkStage extends ComponentResource {
    private static final String NAME = "kaikin-chatwork-stage";

    /** Log groups of this prefix share one resource policy, which has little room (the API Gateway developer guide). */
    private static final String LOG_GROUP = "/aws/vendedlogs/kaikin-chatwork";

    /** People type: this is far more than a company's chat, and far less than a flood. */
    private static final double CALLS_PER_SECOND = 10;

    private static final int CALLS_AT_ONCE = 20;

    ChatworkStage(Deployment place, Output<String> api, int logRetentionDays, ComponentResourceOptions options) {
        super("kaikin:hub:ChatworkStage", NAME, options);
        var log = new LogGroup(
                NAME,
                LogGroupArgs.builder()
                        .name(LOG_GROUP)
                        .retentionInDays(logRetentionDays)
                        .build(),
                CustomResourceOptions.builder().parent(this).build());
        new Stage(
                NAME,
                StageArgs.builder()
                        .apiId(api)
                        .name("$default")
                        .autoDeploy(true)
                        .defaultRouteSettings(StageDefaultRouteSettingsArgs.builder()
                                .throttlingRateLimit(CALLS_PER_SECOND)
                                .throttlingBurstLimit(CALLS_AT_ONCE)
                                .build())
                        .accessLogSettings(StageAccessLogSettingsArgs.builder()
                                .destinationArn(place.arn("logs", "log-group:" + LOG_GROUP))
                                .format(line())
                                .build())
                        .build(),
                CustomResourceOptions.builder().parent(this).dependsOn(log).build());
        registerOutputs(Map.of());
    }

    /** One line of JSON per call. No header, query or body is in it: the signature may stand in either of the first. */
    private static String line() {
        return List.of("requestId", "requestTime", "identity.sourceIp", "routeKey", "status", "responseLatency")
                .stream()
                .map(name -> "\"%s\":\"$context.%s\"".formatted(name.substring(name.indexOf('.') + 1), name))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
