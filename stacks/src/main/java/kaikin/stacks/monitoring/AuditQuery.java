package kaikin.stacks.monitoring;

import com.pulumi.aws.cloudwatch.QueryDefinition;
import com.pulumi.aws.cloudwatch.QueryDefinitionArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A saved query of CloudWatch Logs Insights over both functions' logs: who freed what when. */
public final class AuditQuery extends ComponentResource {
    /** A slash makes a folder in the console. */
    private static final String NAME = "kaikin/who freed what when";

    /** Every request, and how each release ended; their lines have these names in common. */
    private static final String LINES =
            "fields @timestamp, event, asker, room, asked, addresses, servers, freed, outcome, reference, message"
                    + " | filter ispresent(reference) | sort @timestamp desc";

    /** As many as Logs Insights shows. */
    private static final int MOST = 10_000;

    private static final int MOST_ON_A_DASHBOARD = 100;

    public AuditQuery(List<String> logGroups, ComponentResourceOptions options) {
        super("kaikin:watch:AuditQuery", "audit-query", options);
        new QueryDefinition(
                "audit-query",
                QueryDefinitionArgs.builder()
                        .name(NAME)
                        .logGroupNames(logGroups)
                        .queryString(LINES + " | limit " + MOST)
                        .build(),
                CustomResourceOptions.builder().parent(this).build());
        registerOutputs(Map.of());
    }

    /** The newest of these lines, as a dashboard asks for them. */
    static String onDashboard(List<String> logGroups) {
        return logGroups.stream().map("SOURCE '%s'"::formatted).collect(Collectors.joining(" | ", "", " | "))
                + LINES
                + " | limit "
                + MOST_ON_A_DASHBOARD;
    }
}
