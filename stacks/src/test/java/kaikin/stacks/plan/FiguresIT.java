package kaikin.stacks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import kaikin.contract.Figure;
import kaikin.policies.provider.DashboardSyntax;
import org.junit.jupiter.api.Test;

/** The alarms on what the function counts itself. */
class FiguresIT {
    @Test
    void everyAlarmReadsAFigureThatTheFunctionWrites() {
        var alarms = ExamplePlans.plain("account-a")
                .ofType("aws:cloudwatch/metricAlarm:MetricAlarm")
                .filter(alarm -> alarm.text("namespace").equals(Figure.NAMESPACE))
                .toList();

        assertThat(alarms)
                .extracting(alarm -> alarm.text("metricName"))
                .containsExactlyInAnyOrder(
                        "Denied",
                        "Doubted",
                        "Incomplete",
                        "Unposted",
                        "Unchecked",
                        "Unverified",
                        "BadSignature",
                        "Silent",
                        "NotReleased")
                .isSubsetOf(Arrays.stream(Figure.values()).map(Figure::toString).toList());
        assertThat(alarms)
                .allSatisfy(
                        alarm -> assertThat(alarm.inputs().path("dimensions").toString())
                                .isEqualTo(
                                        alarm.text("metricName").equals("NotReleased")
                                                ? "{\"Function\":\"outcome\"}"
                                                : "{\"Function\":\"webhook\"}"));
    }

    /** Chatwork signs every webhook alike: after a token was rotated, three people or three tries are enough. */
    @Test
    void aFewBadSignaturesWithinAnHourRaiseAnAlarm() {
        assertThat(ExamplePlans.plain("account-a").ofType("aws:cloudwatch/metricAlarm:MetricAlarm"))
                .filteredOn(alarm -> alarm.text("metricName").equals("BadSignature"))
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.text("threshold")).isEqualTo("3");
                    assertThat(alarm.text("period")).isEqualTo("3600");
                    assertThat(alarm.text("statistic")).isEqualTo("Sum");
                });
    }

    /** Both ask for the same lines of both functions. */
    @Test
    void aSavedQueryAndTheDashboardShowWhoFreedWhatWhen() throws Exception {
        var queries = ExamplePlans.plain("account-a")
                .ofType("aws:cloudwatch/queryDefinition:QueryDefinition")
                .toList();
        assertThat(queries).singleElement().satisfies(query -> {
            assertThat(query.inputs().path("logGroupNames").toString())
                    .isEqualTo("[\"/aws/lambda/kaikin-webhook\",\"/aws/lambda/kaikin-outcome\"]");
            assertThat(query.text("queryString"))
                    .contains("asker", "room", "addresses", "servers", "outcome", "reference", "sort @timestamp desc");
        });

        var dashboard = ExamplePlans.plain("account-a")
                .ofType("aws:cloudwatch/dashboard:Dashboard")
                .findFirst()
                .orElseThrow()
                .text("dashboardBody");
        assertThat(DashboardSyntax.problems(dashboard)).isEmpty();
        assertThat(new ObjectMapper().readTree(dashboard).path("widgets"))
                .filteredOn(widget -> widget.path("type").asText().equals("log"))
                .singleElement()
                .satisfies(widget -> assertThat(
                                widget.path("properties").path("query").asText())
                        .startsWith(
                                "SOURCE '/aws/lambda/kaikin-webhook' | SOURCE '/aws/lambda/kaikin-outcome' | fields ")
                        .contains(queries.get(0).text("queryString").replaceFirst(" \\| limit .*", "")));
    }

    @Test
    void theDashboardShowsEveryFigure() {
        var dashboards = ExamplePlans.plain("account-a")
                .ofType("aws:cloudwatch/dashboard:Dashboard")
                .map(dashboard -> dashboard.text("dashboardBody"))
                .toList();

        assertThat(dashboards).hasSize(1);
        for (var figure : List.of(Figure.values())) {
            assertThat(dashboards.get(0))
                    .contains("[\"Kaikin\",\"" + figure + "\",\"Function\",\"" + figure.function() + "\"]");
        }
    }
}
