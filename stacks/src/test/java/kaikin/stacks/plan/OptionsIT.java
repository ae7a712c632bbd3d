package kaikin.stacks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.stacks.monitoring.AlarmName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each option changes in the plans. */
class OptionsIT {
    @ParameterizedTest
    @ValueSource(strings = {"account-a", "account-b"})
    void letsServersKeepTheirRole(String stack) {
        var plan = ExamplePlans.withOptions(stack);

        assertThat(plan.ofType("aws:iam/instanceProfile:InstanceProfile")).isEmpty();
        assertThat(texts(plan, "aws:iam/role:Role", "name")).isNotEmpty().doesNotContain("kaikin-server");
        assertThat(texts(plan, "aws:iam/rolePolicy:RolePolicy", "role")).contains("existing-web-server");
    }

    @Test
    void hasWritersTrustTheRoleThatServersKept() {
        assertThat(texts(ExamplePlans.withOptions("account-a"), "aws:iam/role:Role", "assumeRolePolicy"))
                .anyMatch(trust -> trust.contains("arn:aws:iam::222222222222:role/team/existing-web-server"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"account-a", "account-b"})
    void sendsMailOnlyWhereAnAddressIs(String stack) {
        assertThat(ExamplePlans.plain(stack).ofType("aws:sns/topic:Topic")).isEmpty();
        assertThat(ExamplePlans.withOptions(stack).ofType("aws:cloudwatch/metricAlarm:MetricAlarm"))
                .isNotEmpty()
                .allMatch(alarm -> alarm.inputs().path("alarmActions").size() == 1);
    }

    @Test
    void runsTheFunctionAsConfigured() {
        var plain = function(ExamplePlans.plain("account-a"));
        var configured = function(ExamplePlans.withOptions("account-a"));

        assertThat(plain.inputs().path("architectures").path(0).asText()).isEqualTo("arm64");
        assertThat(plain.inputs().has("reservedConcurrentExecutions")).isFalse();
        assertThat(configured.inputs().path("architectures").path(0).asText()).isEqualTo("x86_64");
        assertThat(configured.text("reservedConcurrentExecutions")).isEqualTo("5");
        assertThat(texts(ExamplePlans.withOptions("account-a"), "aws:cloudwatch/logGroup:LogGroup", "retentionInDays"))
                .containsOnly("30");
    }

    @ParameterizedTest
    @EnumSource
    void explainsEveryAlarm(AlarmName name) throws Exception {
        assertThat(ExamplePlans.ofType("aws:cloudwatch/metricAlarm:MetricAlarm").map(alarm -> alarm.text("name")))
                .contains(name.toString());
        assertThat(Files.readString(Path.of(System.getProperty("kaikin.project", ".."), "docs/operations.md")))
                .contains("`" + name + "`");
    }

    @Test
    void publishesANewVersionWhereOnlyTheRevisionIsAnother() {
        var plan = ExamplePlans.record("account-a", java.util.Map.of("kaikin:functionRevision", "2"));

        assertThat(texts(plan, "aws:lambda/function:Function", "description"))
                .isNotEmpty()
                .allMatch(description -> description.endsWith(" (revision 2)"));
    }

    /** Policies are compared as texts: another order would be a change in every deployment. */
    @Test
    void printsAccountsInOrder() {
        assertThat(texts(ExamplePlans.plain("account-a"), "aws:iam/rolePolicy:RolePolicy", "policy"))
                .anyMatch(policy -> policy.contains("[\"arn:aws:iam::111111111111:role/kaikin-operator\","
                        + "\"arn:aws:iam::222222222222:role/kaikin-operator\"]"));
    }

    private static PlannedResource function(Plan plan) {
        return plan.ofType("aws:lambda/function:Function").findFirst().orElseThrow();
    }

    private static java.util.List<String> texts(Plan plan, String type, String input) {
        return plan.ofType(type).map(resource -> resource.text(input)).toList();
    }
}
