package kaikin.function;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import kaikin.aws.AwsClients;
import kaikin.aws.ParameterSecrets;
import kaikin.aws.S3BanLists;
import kaikin.aws.S3History;
import kaikin.aws.S3Once;
import kaikin.aws.SqsOutcomeChecks;
import kaikin.aws.SsmFleet;
import kaikin.chatwork.ChatworkRoom;
import kaikin.contract.BanListKey;
import kaikin.contract.WebhookEnvironment;
import kaikin.unban.BanLists;
import kaikin.unban.Permissions;
import kaikin.unban.ServerList;
import kaikin.unban.Unban;

/** The webhook function put together from its environment. */
record Assembly(Webhook webhook, ListCheck check, BanLists lists, AwsClients clients) {
    /** For the chat to take an answer; it is the last thing that a webhook waits for. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** Lambda gives ten seconds to start, and to restore. */
    private static final Duration LOOK_AHEAD = Duration.ofSeconds(4);

    static Assembly of(Map<String, String> variables, Function<String, AwsClients> aws, Journal journal) {
        var environment = WebhookEnvironment.parse(variables);
        var region = variables.get("AWS_REGION");
        if (region == null) {
            throw new IllegalStateException("the environment variable AWS_REGION is missing: Lambda sets it");
        }
        return of(environment, region, aws.apply(region), journal);
    }

    static Assembly of(WebhookEnvironment environment, String region, AwsClients clients, Journal journal) {
        var clock = Clock.systemUTC();
        var bucket = BanListKey.bucket(environment.hub(), region);
        var lists = new S3BanLists(clients, bucket, environment.fleets());
        var secrets = new Secrets(new ParameterSecrets(clients)::read, clock, journal);
        new Ahead(LOOK_AHEAD, journal).all(secrets::readAhead, () -> lookAhead(lists));
        var history = new S3History(clients, bucket);
        var unban = new Unban(
                lists,
                history,
                new SsmFleet(clients, clock),
                new SqsOutcomeChecks(clients, environment.hub()),
                rules(environment),
                clock);
        var setting =
                new Webhook.Setting(environment.bot(), environment.language(), environment.contact(), clock, journal);
        var chat = new Webhook.Chat(
                new ChatworkRoom(clients.http(), secrets::apiToken, PATIENCE), new S3Once(clients, bucket), history);
        return new Assembly(
                new Webhook(secrets, unban, chat, setting),
                new ListCheck(unban, environment.fleets().size(), clock, journal),
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

    private static Unban.Rules rules(WebhookEnvironment environment) {
        return new Unban.Rules(
                new Permissions(environment.rooms(), environment.people()),
                environment.language(),
                environment.staleAfter(),
                environment.fleets());
    }
}
