package kaikin.stacks.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.resources.ComponentResourceOptions;
import java.util.Set;
import kaikin.contract.AccountId;
import kaikin.stacks.ExampleSettings;
import kaikin.stacks.RegisteredResources;
import org.junit.jupiter.api.Test;

class HubBusTest {
    @Test
    void letsOtherAccountsForwardEndsOfReleasesAndNothingElse() {
        var resources = bus(ExampleSettings.HUB_ACCOUNT, ExampleSettings.FLEET_ACCOUNT);

        assertThat(resources.only("aws:cloudwatch/eventBus:EventBus").urn())
                .endsWith("kaikin:hub:HubBus$aws:cloudwatch/eventBus:EventBus::kaikin");
        var statement = resources
                .only("aws:cloudwatch/eventBusPolicy:EventBusPolicy")
                .statement("policy", "EndedReleasesOfTheFleets");
        assertThat(statement.path("Principal").toString()).isEqualTo("{\"AWS\":\"arn:aws:iam::222222222222:root\"}");
        assertThat(statement.path("Action").asText()).isEqualTo("events:PutEvents");
        assertThat(statement.at("/Condition/StringEquals/events:source").asText())
                .isEqualTo("aws.ssm");
    }

    @Test
    void hasNoPolicyWhereNobodyElseForwards() {
        var resources = bus(ExampleSettings.HUB_ACCOUNT);

        assertThat(resources.ofType("aws:cloudwatch/eventBus:EventBus")).hasSize(1);
        assertThat(resources.ofType("aws:cloudwatch/eventBusPolicy:EventBusPolicy"))
                .isEmpty();
    }

    private static RegisteredResources bus(AccountId... fleets) {
        return RegisteredResources.by(
                () -> new HubBus(new HubBus.Args(ExampleSettings.HUB, Set.of(fleets)), ComponentResourceOptions.Empty));
    }
}
