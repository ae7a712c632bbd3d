package kaikin.cli.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import kaikin.banlist.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.OutcomeCheck;
import kaikin.contract.ReleaseDocument;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Sends again what nobody could be told: each message of the queue of failed outcomes becomes a check, which has the
 * outcome function look and tell. Unless it shall execute, it only says what it would send.
 */
public record FailedOutcomeResend(DeployedStack stack, OperatorIdentity caller, Consumer<String> say) {
    private static final int MOST = 1000;
    private static final int AT_A_TIME = 10;

    /** So long nobody else sees what was received: a message that is only looked at is there again after that. */
    private static final int HIDDEN_SECONDS = 60;

    /** Answers the status for the shell. */
    public int run(boolean execute) {
        if (stack.bot().isEmpty()) {
            say.accept("the stack " + stack.name() + " is no hub: its account has no failed outcomes");
            return 2;
        }
        say.accept("as " + caller.in(stack));
        try {
            return run(caller.clients().clientOnce("sqs", SqsClient.builder()), execute);
        } catch (SdkException e) {
            say.accept("stopped: " + OperatorIdentity.why(e));
            return 2;
        }
    }

    private int run(SqsClient sqs, boolean execute) {
        var sent = 0;
        var left = 0;
        for (var received = receive(sqs); !received.isEmpty() && sent + left < MOST; received = receive(sqs)) {
            for (var message : received) {
                var check = FailedOutcome.check(message);
                if (check.isEmpty()) {
                    left++;
                    say.accept("left: message " + message.messageId() + " is no outcome");
                } else {
                    sent++;
                    send(sqs, message, check.get(), execute);
                }
            }
        }
        say.accept(
                execute
                        ? sent + " sent again, " + left + " left; /aws/lambda/kaikin-outcome says what becomes of them"
                        : sent + " would be sent again with --execute, " + left + " left; they are hidden for "
                                + HIDDEN_SECONDS + " seconds now");
        return left == 0 ? 0 : 1;
    }

    private void send(SqsClient sqs, Message message, OutcomeCheck check, boolean execute) {
        var what = "release of %s in %s, command %s".formatted(check.address(), check.account(), check.command());
        if (!execute) {
            say.accept("would send again: " + what);
            return;
        }
        // First sent, then deleted: what is told twice is a nuisance, what is not told is lost.
        sqs.sendMessage(request -> request.queueUrl(url(OutcomeCheck.QUEUE))
                .messageBody(check.toString())
                .delaySeconds(0));
        sqs.deleteMessage(
                request -> request.queueUrl(url(OutcomeCheck.FAILED_QUEUE)).receiptHandle(message.receiptHandle()));
        say.accept("sent again: " + what);
    }

    private java.util.List<Message> receive(SqsClient sqs) {
        return sqs.receiveMessage(request -> request.queueUrl(url(OutcomeCheck.FAILED_QUEUE))
                        .maxNumberOfMessages(AT_A_TIME)
                        .visibilityTimeout(HIDDEN_SECONDS)
                        .waitTimeSeconds(1))
                .messages();
    }

    private String url(String queue) {
        return "https://sqs.%s.amazonaws.com/%s/%s".formatted(stack.region(), stack.account(), queue);
    }

    /** A message of the queue of what nobody could be told, as the check that has it told. */
    static final class FailedOutcome {
        private static final JsonMapper JSON = JsonMapper.builder().build();
        private static final Pattern ATTEMPT = Pattern.compile("[0-9a-zA-Z-]{1,64}");

        private FailedOutcome() {}

        /**
         * The check; empty where the message is none of ours. It is a check that failed too often, or what Lambda keeps
         * of an event that it gave up, or an event that EventBridge could not deliver. Whoever tried before may have
         * claimed the outcome and failed then: so the check goes on with that try.
         */
        static Optional<OutcomeCheck> check(Message message) {
            var check = OutcomeCheck.parse(message.body());
            if (check.isPresent()) {
                return check.map(each -> each.attempt().isPresent() ? each : check(each, message.messageId()));
            }
            try {
                var json = JSON.readTree(message.body());
                return json.has("requestPayload")
                        ? ended(json.path("requestPayload"))
                                .map(each -> check(
                                        each,
                                        json.at("/requestContext/requestId").asText()))
                        : ended(json);
            } catch (JsonProcessingException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        private static OutcomeCheck check(OutcomeCheck check, String attempt) {
            return ATTEMPT.matcher(attempt).matches()
                    ? new OutcomeCheck(check.account(), check.command(), check.address(), Optional.of(attempt))
                    : check;
        }

        private static Optional<OutcomeCheck> ended(JsonNode event) {
            var given = event.at("/detail/parameters/" + ReleaseDocument.ADDRESS);
            return IpAddress.parse(given.isArray() ? given.path(0).asText() : given.asText())
                    .map(address -> new OutcomeCheck(
                            new AccountId(event.path("account").asText()),
                            event.at("/detail/command-id").asText(),
                            address.toString()))
                    // Nothing goes into the queue that would not be read there.
                    .flatMap(each -> OutcomeCheck.parse(each.toString()));
        }
    }
}
