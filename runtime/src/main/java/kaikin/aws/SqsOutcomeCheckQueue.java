package kaikin.aws;

import kaikin.contract.AccountId;
import kaikin.contract.OutcomeCheck;
import kaikin.webhook.OutcomeCheckQueue;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Checks as messages of the hub's queue, which itself delays each of them. One that is sent twice is harmless: its
 * release is told of once.
 */
public final class SqsOutcomeCheckQueue implements OutcomeCheckQueue {
    private final SqsClient sqs;
    private final String queue;

    public SqsOutcomeCheckQueue(AwsClients clients, AccountId hub) {
        sqs = clients.sqs();
        queue = clients.endpoint("sqs") + "/" + hub + "/" + OutcomeCheck.QUEUE;
    }

    @Override
    public void schedule(OutcomeCheck check) throws NotScheduledException {
        var message = SendMessageRequest.builder()
                .queueUrl(queue)
                .messageBody(check.toString())
                // Without a check an event tells the outcome all the same, as a rule.
                .overrideConfiguration(AwsClients.SOON)
                .build();
        try {
            if (sqs.sendMessage(message).messageId() == null) {
                throw SdkClientException.create("SQS answered no message's id");
            }
        } catch (SdkException e) {
            throw new NotScheduledException("cannot schedule a check of " + check.command() + ": " + e.getMessage(), e);
        }
    }
}
