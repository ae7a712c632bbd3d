package kaikin.stacks.hub;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.contract.RoleArn;
import kaikin.contract.RoleNames;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.config.HubSettings;
import kaikin.stacks.hub.OutcomeLambda.FailedOutcomes;
import kaikin.stacks.monitoring.AlarmTopic;
import kaikin.stacks.monitoring.AuditQuery;
import kaikin.stacks.monitoring.Dashboard;
import kaikin.stacks.monitoring.HubAlarms;

/** The account that the bot lives in: Chatwork's webhook, the functions, and the ban lists of all fleets. */
public final class Hub extends ComponentResource {
    /** The functions' archive, which the build makes; relative to the project. */
    public static final String ARCHIVE = SnapStartFunction.ARCHIVE;

    private final Output<String> url;
    private final HubBus bus;

    public Hub(Args args, ComponentResourceOptions options) {
        super("kaikin:hub:Hub", "hub", options);
        var children = ComponentResourceOptions.builder().parent(this).build();
        var place = args.place();
        var settings = args.settings();
        var lists = new BanListBucket(new BanListBucket.Args(place, readersAndWriters(args)), children);
        settings.fleets().forEach(fleet -> new BanListWriterRole(new BanListWriterRole.Args(place, fleet), children));
        var secrets = new ChatworkParameters(settings.secrets(), children);
        var read = Stream.concat(secrets.parameters().stream(), Stream.of(lists.policy()))
                .toList();
        var webhook = new WebhookLambda(new WebhookLambda.Args(place, settings, read), children);
        var outcome = new OutcomeLambda(new OutcomeLambda.Args(place, settings, read), children);
        bus = new HubBus(new HubBus.Args(place, settings.accounts()), children);
        new OutcomeEvents(new OutcomeEvents.Args(place, settings.accounts(), bus, outcome), children);
        new OutcomeCheckDelayQueue(new OutcomeCheckDelayQueue.Args(place, outcome), children);
        new KeepActiveSchedules(new KeepActiveSchedules.Args(place, webhook, outcome), children);
        var api = new ChatworkWebhookApi(
                new ChatworkWebhookApi.Args(place, webhook, settings.function().logRetentionDays()), children);
        url = api.url();
        var functions = new Dashboard.Functions(WebhookLambda.NAME, OutcomeLambda.NAME);
        HubAlarms.create(
                new HubAlarms.Args(functions, FailedOutcomes.NAME, KeepActiveSchedules.NAME, api.id(), args.topic()),
                children);
        new AuditQuery(functions.logGroups(), children);
        new Dashboard(new Dashboard.Args(place, functions, api.id()), children);
        registerOutputs(Map.of("webhookUrl", url));
    }

    public record Args(Deployment place, HubSettings settings, Optional<AlarmTopic> topic) {}

    /** Every role of the hub that has anything to do with an object. */
    private static Set<RoleArn> readersAndWriters(Args args) {
        var hub = args.place().hub();
        var writers = args.settings().accounts().stream().map(fleet -> RoleNames.writer(hub, fleet));
        var functions = Stream.of(RoleNames.webhook(hub), RoleNames.outcome(hub));
        return Stream.concat(functions, writers).collect(Collectors.toUnmodifiableSet());
    }

    /** The bus that the fleets' rules forward to; it must be there before them. */
    public Resource bus() {
        return bus.bus();
    }

    /** The address to paste into Chatwork's webhook form. */
    public Output<String> url() {
        return url;
    }
}
