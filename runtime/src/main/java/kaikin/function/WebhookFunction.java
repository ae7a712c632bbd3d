package kaikin.function;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import kaikin.contract.Figure;
import kaikin.contract.WebhookEnvironment;
import kaikin.function.HttpApiEvent.Response;
import kaikin.function.JsonLog.Figures;
import kaikin.webhook.BanLists;
import kaikin.webhook.Freshness;
import kaikin.webhook.ServerList;
import kaikin.webhook.UnbanService;
import kaikin.webhook.UnbanService.Permissions;

/** The Lambda function behind the hub's webhook address. */
public final class WebhookFunction extends SnapStartHandler<WebhookFunction.WebhookComponents> {
    private final Map<String, String> variables;

    /** Lambda makes one, before the first event. */
    public WebhookFunction() {
        this(System.getenv(), AwsClients::open, new JsonLog(System.out));
    }

    /**
     * Puts the function together.
     *
     * @param aws opens the way to AWS in a region
     */
    WebhookFunction(Map<String, String> variables, Function<String, AwsClients> aws, JsonLog journal) {
        super(
                () -> {
                    var environment = WebhookEnvironment.parse(variables);
                    var region = region(variables);
                    return WebhookComponents.of(environment, region, aws.apply(region), journal);
                },
                journal);
        this.variables = variables;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        answer(input.readAllBytes(), context.getAwsRequestId()).write(output);
    }

    private Response answer(byte[] bytes, String request) throws IOException {
        if (ScheduledEvent.isKeepActive(bytes)) {
            journal().write("keep-active", Map.of("request", request));
            return Response.OK;
        }
        if (ScheduledEvent.isSelfCheck(bytes)) {
            components().check().run(request);
            return Response.OK;
        }
        var event = HttpApiEvent.read(new ByteArrayInputStream(bytes));
        if (event.isEmpty()) {
            journal()
                    .write(
                            "webhook",
                            Map.of("request", request, "outcome", "refused", "detail", "no event of the API's"));
            return Response.BAD_REQUEST;
        }
        return components().webhook().answer(event.get(), request);
    }

    @Override
    void prime(JsonLog silent) {
        WebhookPriming.of(variables, silent).run();
    }

    /** The webhook function put together from its environment. */
    record WebhookComponents(WebhookHandler webhook, SelfCheckHandler check, AwsClients clients)
            implements SnapStartHandler.Components {
        /** For the chat to take an answer; it is the last thing that a webhook waits for. */
        private static final Duration PATIENCE = Duration.ofSeconds(4);

        /** Lambda gives ten seconds to start, and to restore. */
        private static final Duration LOOK_AHEAD = Duration.ofSeconds(4);

        static WebhookComponents of(
                WebhookEnvironment environment, String region, AwsClients clients, JsonLog journal) {
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
                    new UnbanService.Rules(
                            new Permissions(environment.rooms(), environment.people()),
                            environment.language(),
                            environment.staleAfter(),
                            environment.fleets()),
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
    }

    /** The hourly look at the ages of all lists: what it finds is in the log, and counted. */
    record SelfCheckHandler(UnbanService unban, int fleets, Clock clock, JsonLog journal) {
        void run(String request) {
            try {
                var freshness = unban.freshness();
                var found = freshness.whole() ? "Fresh" : "Silent";
                journal.write(
                        "self-check",
                        Map.of("request", request, "outcome", found, "detail", freshness.toString()),
                        figures(freshness));
            } catch (BanLists.UnavailableException e) {
                // Nobody knows of any fleet: all of them are silent.
                journal.write(
                        "self-check",
                        Map.of("request", request, "outcome", "failed", "detail", String.valueOf(e.getMessage())),
                        new Figures(clock.instant(), Map.of(Figure.SILENT, (long) fleets)));
            }
        }

        private Figures figures(Freshness freshness) {
            var doubtful = freshness.present().stream()
                    .filter(entry -> entry.state() != Freshness.State.BELIEVED)
                    .count();
            return new Figures(
                    clock.instant(),
                    Map.of(
                            Figure.OLDEST_LIST,
                            freshness.oldest().toSeconds(),
                            Figure.SILENT,
                            doubtful + freshness.missing().size(),
                            Figure.GONE,
                            (long) freshness.gone().size()));
        }
    }
}
