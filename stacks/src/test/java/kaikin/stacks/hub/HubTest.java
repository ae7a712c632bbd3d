package kaikin.stacks.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaikin.stacks.ExampleSettings;
import kaikin.stacks.RegisteredResources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole hub, and those of its components that are made of each other. */
@TestInstance(Lifecycle.PER_CLASS)
class HubTest {
    private final RegisteredResources resources = RegisteredResources.by(() -> new Hub(
            new Hub.Args(ExampleSettings.HUB, ExampleSettings.hub(), Optional.empty()),
            ComponentResourceOptions.Empty));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kaikin:hub:BanListBucket",
                "kaikin:hub:ChatworkSecrets",
                "kaikin:hub:WebhookFunction",
                "kaikin:hub:OutcomeFunction",
                "kaikin:hub:HubBus",
                "kaikin:hub:OutcomeEvents",
                "kaikin:hub:OutcomeChecks",
                "kaikin:hub:KeepActiveSchedules",
                "kaikin:hub:ChatworkWebhookApi",
                "kaikin:watch:FunctionAlarms",
                "kaikin:watch:OutcomeAlarms",
                "kaikin:watch:FigureAlarms",
                "kaikin:watch:ApiAlarms",
                "kaikin:watch:AuditQuery",
                "kaikin:watch:Dashboard"
            })
    void hasEachPartOnceBelowItself(String type) {
        assertThat(resources.only(type).urn()).contains("kaikin:hub:Hub$" + type + "::");
    }

    @Test
    void hasAWriterRoleForEachFleet() {
        assertThat(resources.names("kaikin:hub:BanListWriterRole"))
                .containsExactly("kaikin-writer-111111111111", "kaikin-writer-222222222222");
    }

    @Test
    void letsTheFunctionsAndAllWritersAtTheObjectsOfItsBucket() {
        assertThat(resources
                        .only("aws:s3/bucketPolicy:BucketPolicy")
                        .statement("policy", "OnlyTheseRolesTouchObjects")
                        .at("/Condition/ArnNotEquals/aws:PrincipalArn"))
                .extracting(role -> role.asText().substring(role.asText().indexOf('/') + 1))
                .containsExactly(
                        "kaikin-outcome", "kaikin-webhook", "kaikin-writer-111111111111", "kaikin-writer-222222222222");
    }

    @Test
    void keepsBothTokensAsSecureStrings() {
        assertThat(resources.names("aws:ssm/parameter:Parameter")).containsExactly("api-token", "webhook-token");
        assertThat(resources.ofType("aws:ssm/parameter:Parameter"))
                .allSatisfy(parameter -> assertThat(parameter.input("type")).isEqualTo("SecureString"));
        assertThat(resources
                        .named("aws:ssm/parameter:Parameter", "webhook-token")
                        .input("name"))
                .isEqualTo("/kaikin/chatwork/webhook-token");
    }

    @ParameterizedTest
    @CsvSource({
        "kaikin-webhook, kaikin.function.WebhookFunction::handleRequest, 28",
        "kaikin-outcome, kaikin.function.OutcomeFunction::handleRequest, 30"
    })
    void runsEachFunctionFromASnapshotBehindAnAliasWithALog(String name, String handler, double timeout) {
        var function = resources.named("aws:lambda/function:Function", name);

        assertThat(function.inputs())
                .containsEntry("name", name)
                .containsEntry("handler", handler)
                .containsEntry("timeout", timeout)
                .containsEntry("role", "arn:aws:iam::111111111111:role/" + name)
                .containsEntry("publish", true)
                .containsEntry("architectures", List.of("arm64"))
                .containsEntry("snapStart", Map.of("applyOn", "PublishedVersions"));
        assertThat(String.valueOf(function.input("description"))).endsWith(" (revision 2)");
        assertThat(function.inputs()).doesNotContainKey("reservedConcurrentExecutions");
        assertThat(resources.named("aws:lambda/alias:Alias", name).input("name"))
                .isEqualTo("live");
        assertThat(resources.named("aws:cloudwatch/logGroup:LogGroup", name).inputs())
                .containsEntry("name", "/aws/lambda/" + name)
                .containsEntry("retentionInDays", 90.0);
    }

    /** What is bounded needs no exemption. */
    @Test
    void reservesConcurrencyOfTheWebhookFunctionWhereItIsConfigured() {
        var bounded = RegisteredResources.by(() -> new WebhookLambda(
                new WebhookLambda.Args(ExampleSettings.HUB, ExampleSettings.hub(Optional.of(5)), List.of()),
                ComponentResourceOptions.Empty));

        assertThat(bounded.only("aws:lambda/function:Function").input("reservedConcurrentExecutions"))
                .isEqualTo(5.0);
        assertThat(bounded.only("kaikin:hub:WebhookFunction").inputs()).doesNotContainKey("exemptions");
        assertThat(resources.only("kaikin:hub:WebhookFunction").inputs()).containsKey("exemptions");
    }

    @Test
    void keepsWhatTheOutcomeFunctionFailsOn() {
        var queue = resources.named("aws:sqs/queue:Queue", "kaikin-failed-outcomes");

        assertThat(queue.urn()).contains("kaikin:hub:OutcomeFunction$kaikin:hub:FailedOutcomes$");
        assertThat(resources
                        .only("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig")
                        .inputs())
                .containsEntry("functionName", "kaikin-outcome")
                .containsEntry("maximumRetryAttempts", 2.0)
                .containsEntry(
                        "destinationConfig",
                        Map.of(
                                "onFailure",
                                Map.of(
                                        "destination",
                                        "arn:aws:sqs:ap-northeast-1:111111111111:kaikin-failed-outcomes")));
    }

    @Test
    void callsTheOutcomeFunctionWhenAReleaseHasEndedInAFleet() {
        var rule = resources.only("aws:cloudwatch/eventRule:EventRule");
        var target = resources.only("aws:cloudwatch/eventTarget:EventTarget");

        assertThat(rule.input("eventBusName")).isEqualTo("kaikin");
        assertThat(rule.json("eventPattern").path("account").toString())
                .isEqualTo("[\"111111111111\",\"222222222222\"]");
        assertThat(target.input("arn"))
                .isEqualTo("arn:aws:lambda:ap-northeast-1:111111111111:function:kaikin-outcome:live");
        assertThat(resources
                        .named("aws:lambda/permission:Permission", "kaikin-outcome")
                        .input("sourceArn"))
                .isEqualTo("arn:aws:events:ap-northeast-1:111111111111:rule/kaikin/kaikin-outcome");
    }

    @Test
    void looksForEveryReleaseOnceMoreAfterMinutes() {
        var queue = resources.named("aws:sqs/queue:Queue", "kaikin-outcome-checks");

        assertThat(queue.inputs())
                .containsEntry("sqsManagedSseEnabled", true)
                .containsEntry("visibilityTimeoutSeconds", 180.0);
        assertThat(queue.json("redrivePolicy").toString())
                .isEqualTo(
                        "{\"deadLetterTargetArn\":\"arn:aws:sqs:ap-northeast-1:111111111111:kaikin-failed-outcomes\","
                                + "\"maxReceiveCount\":5}");
        assertThat(resources
                        .only("aws:lambda/eventSourceMapping:EventSourceMapping")
                        .input("batchSize"))
                .isEqualTo(1.0);
    }
}
