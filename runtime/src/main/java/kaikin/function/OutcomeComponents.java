package kaikin.function;

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

/** The outcome function put together from its environment. */
record OutcomeComponents(OutcomeHandler outcomes, ParameterSecrets secrets, AwsClients clients) {
    /** For the chat to take an answer; after that it is Lambda that tries again. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    static OutcomeComponents of(Map<String, String> variables, Function<String, AwsClients> aws, JsonLog journal) {
        var environment = OutcomeEnvironment.parse(variables);
        var region = variables.get("AWS_REGION");
        if (region == null) {
            throw new IllegalStateException("the environment variable AWS_REGION is missing: Lambda sets it");
        }
        var clients = aws.apply(region);
        var secrets = new ParameterSecrets(clients);
        var bucket = BanListKey.bucket(environment.hub(), region);
        var telling = new OutcomeNotifier(
                new SsmCommandInvocations(clients),
                new S3ClaimStore(clients, bucket),
                new ChatworkRoom(clients.http(), secrets::apiToken, PATIENCE),
                new S3History(clients, bucket),
                new OutcomeNotifier.Rules(
                        environment.fleets(),
                        environment.rooms(),
                        language -> Texts.in(language, environment.contact())));
        var outcomes = new OutcomeHandler(
                telling, OutcomeCheck.queueArn(environment.hub(), region), Clock.systemUTC(), journal);
        return new OutcomeComponents(outcomes, secrets, clients);
    }
}
