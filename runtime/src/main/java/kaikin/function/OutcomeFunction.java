package kaikin.function;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import kaikin.aws.AwsClients;
import kaikin.aws.ParameterSecrets;
import kaikin.aws.S3ClaimStore;
import kaikin.aws.S3History;
import kaikin.aws.SsmCommandInvocations;
import kaikin.chatwork.ChatworkRoom;
import kaikin.contract.BanListKey;
import kaikin.contract.OutcomeCheck;
import kaikin.contract.OutcomeEnvironment;
import kaikin.notify.OutcomeNotifier;
import kaikin.texts.Texts;
import org.crac.Resource;

/** The Lambda function that hears how a release ended, or looks, and tells it in the chat. */
public final class OutcomeFunction extends SnapStartHandler<OutcomeFunction.OutcomeComponents> {
    /** For the token to be read before the snapshot. */
    private static final Duration LOOK_AHEAD = Duration.ofSeconds(4);

    private final Map<String, String> variables;

    /** Lambda makes one, before the first event. */
    public OutcomeFunction() {
        this(System.getenv(), AwsClients::open, new JsonLog(System.out));
    }

    /**
     * Puts the function together.
     *
     * @param aws opens the way to AWS in a region
     */
    OutcomeFunction(Map<String, String> variables, Function<String, AwsClients> aws, JsonLog journal) {
        super(() -> OutcomeComponents.of(variables, aws, journal), journal);
        this.variables = variables;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        components().outcomes().take(input.readAllBytes(), context.getAwsRequestId());
    }

    /** Reads the token, whose absence then shows in the log, and primes, so that all that an end needs is warm. */
    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        new Warmup(LOOK_AHEAD, journal()).all(() -> components().secrets().apiToken());
        super.beforeCheckpoint(context);
    }

    @Override
    void prime(JsonLog silent) {
        OutcomePriming.of(variables, silent).run();
    }

    /** The outcome function put together from its environment. */
    record OutcomeComponents(OutcomeHandler outcomes, ParameterSecrets secrets, AwsClients clients)
            implements SnapStartHandler.Components {
        /** For the chat to take an answer; after that it is Lambda that tries again. */
        private static final Duration PATIENCE = Duration.ofSeconds(5);

        static OutcomeComponents of(Map<String, String> variables, Function<String, AwsClients> aws, JsonLog journal) {
            var environment = OutcomeEnvironment.parse(variables);
            var region = region(variables);
            var clients = aws.apply(region);
            var secrets = new ParameterSecrets(clients);
            var bucket = BanListKey.bucket(environment.hub(), region);
            var notifier = new OutcomeNotifier(
                    new SsmCommandInvocations(clients),
                    new S3ClaimStore(clients, bucket),
                    new ChatworkRoom(clients.http(), secrets::apiToken, PATIENCE),
                    new S3History(clients, bucket),
                    new OutcomeNotifier.Rules(
                            environment.fleets(),
                            environment.rooms(),
                            language -> Texts.in(language, environment.contact())));
            var outcomes = new OutcomeHandler(
                    notifier, OutcomeCheck.queueArn(environment.hub(), region), Clock.systemUTC(), journal);
            return new OutcomeComponents(outcomes, secrets, clients);
        }
    }
}
