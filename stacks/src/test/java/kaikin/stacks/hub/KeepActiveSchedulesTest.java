package kaikin.stacks.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import kaikin.stacks.ExampleSettings;
import kaikin.stacks.RegisteredResources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
class KeepActiveSchedulesTest {
    private final RegisteredResources resources = RegisteredResources.by(() -> {
        var options = ComponentResourceOptions.Empty;
        var settings = ExampleSettings.hub();
        var webhook = new WebhookLambda(new WebhookLambda.Args(ExampleSettings.HUB, settings, List.of()), options);
        var outcome = new OutcomeLambda(new OutcomeLambda.Args(ExampleSettings.HUB, settings, List.of()), options);
        new KeepActiveSchedules(new KeepActiveSchedules.Args(ExampleSettings.HUB, webhook, outcome), options);
    });

    @ParameterizedTest
    @CsvSource({
        "kaikin-webhook, rate(1 day), kaikin-webhook",
        "kaikin-outcome, rate(1 day), kaikin-outcome",
        "kaikin-self-check, rate(1 hour), kaikin-webhook"
    })
    void callsAFunctionsAliasAsOftenAsItIsNeeded(String name, String expression, String function) {
        var schedule = resources.named("aws:scheduler/schedule:Schedule", name);

        assertThat(schedule.input("scheduleExpression")).isEqualTo(expression);
        assertThat(schedule.input("groupName")).isEqualTo("kaikin-keep-active");
        assertThat(String.valueOf(schedule.input("target")))
                .contains(
                        "arn:aws:lambda:ap-northeast-1:111111111111:function:" + function + ":live",
                        "arn:aws:iam::111111111111:role/kaikin-keep-active");
    }

    @Test
    void hasARoleForItsGroupThatCallsTheTwoAliasesAlone() {
        assertThat(resources.names("aws:scheduler/schedule:Schedule")).hasSize(3);
        assertThat(resources
                        .named("aws:iam/role:Role", "kaikin-keep-active")
                        .statement("assumeRolePolicy", "DailySchedules")
                        .at("/Condition/ArnEquals/aws:SourceArn")
                        .asText())
                .isEqualTo("arn:aws:scheduler:ap-northeast-1:111111111111:schedule-group/kaikin-keep-active");
        var policy = resources.named("aws:iam/rolePolicy:RolePolicy", "kaikin-keep-active");
        assertThat(policy.json("policy").path("Statement")).hasSize(1);
        assertThat(policy.statement("policy", "CallTheFunctions").path("Resource"))
                .hasSize(2)
                .allMatch(resource -> resource.asText().endsWith(":live"));
    }
}
