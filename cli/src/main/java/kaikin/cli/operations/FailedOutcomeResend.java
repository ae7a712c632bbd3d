package kaikin.cli.operations;

import java.util.function.Consumer;
import kaikin.contract.OutcomeCheck;
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
}
