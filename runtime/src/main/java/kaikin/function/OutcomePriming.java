package kaikin.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import kaikin.aws.AwsClients;
import kaikin.aws.PrimingHttpClient;
import kaikin.contract.AccountId;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.BanListKey;
import kaikin.contract.CommandComment;
import kaikin.contract.OutcomeCheck;
import kaikin.contract.OutcomeEnvironment;
import kaikin.contract.ReleaseDocument;
import kaikin.contract.ReleaseEvents;

/**
 * Releases whose end is told, by an event and by a check, over and over, before any has ended and without reaching
 * anyone.
 */
record OutcomePriming(Map<String, String> variables, OutcomeEnvironment environment, JsonLog journal) {
    private static final String ADDRESS = "192.0.2.1";
    private static final String COMMAND = "00000000-0000-0000-0000-000000000000";
    private static final int TIMES = 8;

    static OutcomePriming of(Map<String, String> variables, JsonLog journal) {
        return new OutcomePriming(variables, OutcomeEnvironment.parse(variables), journal);
    }

    void run() {
        for (var language : AnswerLanguage.values()) {
            run(language);
        }
    }

    private void run(AnswerLanguage language) {
        var account = environment.fleets().stream().findFirst().orElse(environment.hub());
        var room = environment.rooms().stream().findFirst().orElse(1L);
        var http = new PrimingHttpClient(
                "",
                new BanListKey(account, "i-0123456789abcdef0", "rehearsal"),
                "",
                new CommandComment(room, "1", 1, language));
        var components =
                OutcomeFunction.OutcomeComponents.of(variables, region -> AwsClients.offline(region, http), journal);
        for (var time = 0; time < TIMES; time++) {
            components.outcomes().take(event(account).getBytes(UTF_8), "rehearsal");
            components
                    .outcomes()
                    .take(check(account, components.outcomes().queueOfChecks()).getBytes(UTF_8), "rehearsal");
        }
    }

    /** The event as EventBridge hands it over. */
    private static String event(AccountId account) {
        return """
                {"source":"%s","detail-type":"%s","account":"%s","detail":{"command-id":"%s","document-name":"%s",\
                "parameters":{"%s":["%s"]},"status":"Success"}}""".formatted(
                        ReleaseEvents.SOURCE,
                        ReleaseEvents.DETAIL_TYPE,
                        account,
                        COMMAND,
                        ReleaseDocument.NAME,
                        ReleaseDocument.ADDRESS,
                        ADDRESS);
    }

    /** The check as SQS hands it over. */
    private static String check(AccountId account, String queue) {
        return """
                {"Records":[{"messageId":"rehearsal","eventSource":"aws:sqs","eventSourceARN":"%s","body":"%s"}]}""".formatted(queue, new OutcomeCheck(account, COMMAND, ADDRESS));
    }
}
