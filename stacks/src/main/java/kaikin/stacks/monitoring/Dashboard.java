package kaikin.stacks.monitoring;

import com.pulumi.aws.cloudwatch.DashboardArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kaikin.stacks.config.Deployment;

/** The one page that shows how the bot is. */
public final class Dashboard extends ComponentResource {
    private static final String NAME = "kaikin";

    /** The functions that it shows. */
    public record Functions(String webhook, String outcome) {
        /** Where they write their logs. */
        public List<String> logGroups() {
            return Stream.of(webhook, outcome).map("/aws/lambda/"::concat).toList();
        }
    }

    public Dashboard(Deployment place, Functions functions, Output<String> api, ComponentResourceOptions options) {
        super("kaikin:watch:Dashboard", NAME, options);
        new com.pulumi.aws.cloudwatch.Dashboard(
                NAME,
                DashboardArgs.builder()
                        .dashboardName(NAME)
                        .dashboardBody(api.applyValue(id -> new DashboardBody(place, functions, id).json()))
                        .build(),
                CustomResourceOptions.builder().parent(this).build());
        registerOutputs(Map.of());
    }

    /** Where a browser finds it. */
    public static String url(Deployment place) {
        return "https://%1$s.console.aws.amazon.com/cloudwatch/home?region=%1$s#dashboards/dashboard/%2$s"
                .formatted(place.region(), NAME);
    }
}
