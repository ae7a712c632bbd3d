package kaikin.function;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import kaikin.aws.AwsClients;
import kaikin.aws.ParameterSecrets;
import kaikin.aws.S3BanLists;
import kaikin.aws.S3ClaimStore;
import kaikin.aws.S3History;
import kaikin.aws.SqsOutcomeCheckQueue;
import kaikin.aws.SsmReleaseSender;
import kaikin.chatwork.ChatworkRoom;
import kaikin.contract.BanListKey;
import kaikin.contract.WebhookEnvironment;
import kaikin.webhook.BanLists;
import kaikin.webhook.Permissions;
import kaikin.webhook.ServerList;
import kaikin.webhook.UnbanService;

/** The webhook function put together from its environment. */
record WebhookComponents(WebhookHandler webhook, SelfCheckHandler check, BanLists lists, AwsClients clients) {
    /** For the chat to take an answer; it is the last thing that a webhook waits for. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** Lambda gives ten seconds to start, and to restore. */
    private static final Duration LOOK_AHEAD = Duration.ofSeconds(4);

    static WebhookComponents of(Map<String, String> variables, Function<String, AwsClients> aws, JsonLog journal) {
        var environment = WebhookEnvironment.parse(variables);
        var region = variables.get("AWS_REGION");
        if (region == null) {
            throw new IllegalStateException("the environment variable AWS_REGION is missing: Lambda sets it");
        }
        return of(environment, region, aws.apply(region), journal);
    }

    static WebhookComponents of(WebhookEnvironment environment, String region, AwsClients clients, JsonLog journal) {
        var clock = Clock.systemUTC();
        var bucket = BanListKey.bucket(environment.hub(), region);
        var lists = new S3BanLists(clients, bucket, environment.fleets());
        var secrets = new CachedSecrets(new ParameterSecrets(clients)::read, clock, journal);
        new Warmup(LOOK_AHEAD, journal).all(secrets::readAhead, () -> lookAhead(lists));
        var history = new S3History(clients, bucket);
        var unban = new UnbanService(
                lists,
                history,
                new SsmReleaseSender(clients, clock),
                new SqsOutcomeCheckQueue(clients, environment.hub()),
                rules(environment),
                clock);
        var setting = new WebhookHandler.Setting(
                environment.bot(), environment.language(), environment.contact(), clock, journal);
        var chat = new WebhookHandler.Chat(
                new ChatworkRoom(clients.http(), secrets::apiToken, PATIENCE),
                new S3ClaimStore(clients, bucket),
                history);
        return new WebhookComponents(
                new WebhookHandler(secrets, unban, chat, setting),
                new SelfCheckHandler(unban, environment.fleets().size(), clock, journal),
                lists,
                clients);
    }

    /**
     * The lists as they are now: the first person then waits for no connection, and for no list but those that have
     * changed.
     */
    private static void lookAhead(BanLists lists) {
        try {
            lists.each(ServerList::server);
        } catch (BanLists.UnavailableException e) {
            // The first question says so, to whoever asks.
        }
    }

    private static UnbanService.Rules rules(WebhookEnvironment environment) {
        return new UnbanService.Rules(
                new Permissions(environment.rooms(), environment.people()),
                environment.language(),
                environment.staleAfter(),
                environment.fleets());
    }
}
