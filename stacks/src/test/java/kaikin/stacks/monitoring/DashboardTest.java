package kaikin.stacks.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import kaikin.stacks.ExampleSettings;
import kaikin.stacks.RegisteredResources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The dashboard, and the saved query that it shows. */
@TestInstance(Lifecycle.PER_CLASS)
class DashboardTest {
    private static final Dashboard.Functions FUNCTIONS = new Dashboard.Functions("some-webhook", "some-outcome");

    private final RegisteredResources resources = RegisteredResources.by(() -> {
        new Dashboard(
                new Dashboard.Args(ExampleSettings.HUB, FUNCTIONS, Output.of("api1")), ComponentResourceOptions.Empty);
        new AuditQuery(FUNCTIONS.logGroups(), ComponentResourceOptions.Empty);
    });

    @Test
    void showsEveryAlarmAndBothLogs() {
        var dashboard = resources.only("aws:cloudwatch/dashboard:Dashboard");
        var widgets = dashboard.json("dashboardBody").path("widgets");

        assertThat(dashboard.urn()).contains("kaikin:watch:Dashboard$");
        assertThat(widgets).hasSize(8);
        assertThat(widgets.at("/0/properties/alarms")).hasSize(AlarmName.values().length);
        assertThat(widgets.at("/1/properties/metrics/0/3").asText()).isEqualTo("api1");
        assertThat(widgets.at("/7/properties/query").asText())
                .startsWith("SOURCE '/aws/lambda/some-webhook' | SOURCE '/aws/lambda/some-outcome' | fields ")
                .endsWith(" | limit 100");
    }

    @Test
    void isFoundByItsAddress() {
        assertThat(Dashboard.url(ExampleSettings.HUB))
                .isEqualTo("https://ap-northeast-1.console.aws.amazon.com/cloudwatch/home?region=ap-northeast-1"
                        + "#dashboards/dashboard/kaikin");
    }

    @Test
    void hasAQueryOfWhoFreedWhatWhen() {
        var query = resources.only("aws:cloudwatch/queryDefinition:QueryDefinition");

        assertThat(query.input("name")).isEqualTo("kaikin/who freed what when");
        assertThat(query.input("logGroupNames"))
                .isEqualTo(List.of("/aws/lambda/some-webhook", "/aws/lambda/some-outcome"));
        assertThat(String.valueOf(query.input("queryString")))
                .contains("reference")
                .endsWith(" | limit 10000");
    }
}
