package kaikin.stacks.hub;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.contract.RoleArn;
import kaikin.contract.RoleNames;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.config.HubSettings;
import kaikin.stacks.monitoring.AlarmTopic;
import kaikin.stacks.monitoring.ApiAlarms;
import kaikin.stacks.monitoring.AuditQuery;
import kaikin.stacks.monitoring.Dashboard;
import kaikin.stacks.monitoring.FigureAlarms;
import kaikin.stacks.monitoring.FunctionAlarms;
import kaikin.stacks.monitoring.OutcomeAlarms;

/** The account that the bot lives in: Chatwork's webhook, the functions, and the ban lists of all fleets. */
public final class Hub extends ComponentResource {
    /** The functions' archive, which the build makes; relative to the project. */
    public static final String ARCHIVE = SnapStartFunction.ARCHIVE;

    private final Output<String> url;
    private final HubBus bus;

    public Hub(Deployment place, HubSettings settings, Optional<AlarmTopic> topic) {
        super("kaikin:hub:Hub", "hub");
        var children = ComponentResourceOptions.builder().parent(this).build();
        var lists = new BanListBucket(place, readersAndWriters(place, settings), children);
        settings.fleets().forEach(fleet -> new BanListWriterRole(place, fleet, children));
        var secrets = new ChatworkParameters(settings.secrets(), children);
        var read = Stream.concat(secrets.parameters().stream(), Stream.of(lists.policy()))
                .toList();
        var function = new WebhookLambda(place, settings, read, children);
        var outcome = new OutcomeLambda(place, settings, read, children);
        bus = new HubBus(place, settings.accounts(), children);
        new OutcomeEvents(place, settings.accounts(), bus, outcome, children);
        new OutcomeCheckDelayQueue(place, outcome, children);
        new KeepActiveSchedules(place, function, outcome, children);
        var api = new ChatworkWebhookApi(place, function, settings.function().logRetentionDays(), children);
        url = api.url();
        new FunctionAlarms(WebhookLambda.NAME, OutcomeLambda.NAME, topic, children);
        new OutcomeAlarms(FailedOutcomes.NAME, KeepActiveSchedules.NAME, topic, children);
        new FigureAlarms(topic, children);
        new ApiAlarms(api.id(), topic, children);
        var functions = new Dashboard.Functions(WebhookLambda.NAME, OutcomeLambda.NAME);
        new AuditQuery(functions.logGroups(), children);
        new Dashboard(place, functions, api.id(), children);
        registerOutputs(Map.of("webhookUrl", url));
    }

    /** Every role of the hub that has anything to do with an object. */
    private static Set<RoleArn> readersAndWriters(Deployment place, HubSettings settings) {
        var writers = settings.accounts().stream().map(fleet -> RoleNames.writer(place.hub(), fleet));
        var functions = Stream.of(RoleNames.webhook(place.hub()), RoleNames.outcome(place.hub()));
        return Stream.concat(functions, writers).collect(Collectors.toUnmodifiableSet());
    }

    /** What the fleets' rules forward to. */
    public HubBus bus() {
        return bus;
    }

    /** What to paste into Chatwork's webhook form. */
    public Output<String> url() {
        return url;
    }
}
