package kaikin.stacks.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.resources.ComponentResourceOptions;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kaikin.stacks.ExampleSettings;
import kaikin.stacks.RegisteredResources;
import kaikin.stacks.RegisteredResources.Registered;
import kaikin.stacks.config.FleetAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The roles of the hub: who assumes them, and what they may. */
@TestInstance(Lifecycle.PER_CLASS)
class HubRolesTest {
    private final RegisteredResources resources = RegisteredResources.by(() -> {
        var accounts = new TreeSet<>(Set.of(ExampleSettings.HUB_ACCOUNT, ExampleSettings.FLEET_ACCOUNT));
        new WebhookRole(new WebhookRole.Args(ExampleSettings.HUB, accounts), ComponentResourceOptions.Empty);
        new OutcomeRole(new OutcomeRole.Args(ExampleSettings.HUB, accounts), ComponentResourceOptions.Empty);
        new BanListWriterRole(
                new BanListWriterRole.Args(
                        ExampleSettings.HUB, new FleetAccount(ExampleSettings.FLEET_ACCOUNT, Optional.of("team/web"))),
                ComponentResourceOptions.Empty);
    });

    @ParameterizedTest
    @ValueSource(strings = {"kaikin-webhook", "kaikin-outcome"})
    void functionsHaveRolesThatOnlyLambdaAssumes(String name) {
        var trust = resources.named("aws:iam/role:Role", name).statement("assumeRolePolicy", "Lambda");

        assertThat(trust.path("Principal").toString()).isEqualTo("{\"Service\":\"lambda.amazonaws.com\"}");
        assertThat(trust.path("Action").asText()).isEqualTo("sts:AssumeRole");
    }

    @Test
    void theWebhookFunctionBecomesAnOperatorOnlyInSomebodysName() {
        var statement = policy("kaikin-webhook").statement("policy", "BecomeOperator");

        assertThat(statement.path("Resource").toString())
                .isEqualTo("[\"arn:aws:iam::111111111111:role/kaikin-operator\","
                        + "\"arn:aws:iam::222222222222:role/kaikin-operator\"]");
        assertThat(statement.at("/Condition/StringLike/sts:SourceIdentity").asText())
                .isNotBlank();
    }

    @Test
    void theWebhookFunctionReadsListsAndTokensAndNothingElseOfEither() {
        var policy = policy("kaikin-webhook");

        assertThat(policy.statement("policy", "ReadBanLists").path("Action").asText())
                .isEqualTo("s3:GetObject");
        assertThat(policy.statement("policy", "ReadBanLists").path("Resource").asText())
                .endsWith("/ban-lists/*");
        assertThat(policy.statement("policy", "ReadTokens").path("Action").asText())
                .isEqualTo("ssm:GetParameters");
        assertThat(policy.statement("policy", "ReadTokens").path("Resource")).hasSize(2);
    }

    @Test
    void theOutcomeFunctionBecomesAReaderAndNoOperator() {
        var policy = policy("kaikin-outcome");

        assertThat(policy.statement("policy", "BecomeReader").path("Resource").toString())
                .contains("arn:aws:iam::222222222222:role/kaikin-reader")
                .doesNotContain("operator");
        assertThat(String.valueOf(policy.input("policy"))).doesNotContain("ReadBanLists");
    }

    @Test
    void aFleetsServersWriteTheirOwnListsAlone() {
        var name = "kaikin-writer-222222222222";
        var trust = resources.named("aws:iam/role:Role", name).statement("assumeRolePolicy", "FleetServers");
        var policy = policy(name);

        assertThat(trust.at("/Condition/ArnEquals/aws:PrincipalArn").asText())
                .isEqualTo("arn:aws:iam::222222222222:role/team/web");
        assertThat(policy.json("policy").path("Statement")).hasSize(1);
        assertThat(policy.statement("policy", "WriteOwnLists").path("Action").asText())
                .isEqualTo("s3:PutObject");
        assertThat(policy.statement("policy", "WriteOwnLists").path("Resource").asText())
                .endsWith("/ban-lists/222222222222/*");
    }

    private Registered policy(String role) {
        return resources.named("aws:iam/rolePolicy:RolePolicy", role);
    }
}
