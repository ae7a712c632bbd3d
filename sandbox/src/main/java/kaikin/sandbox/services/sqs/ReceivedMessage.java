package kaikin.sandbox.services.sqs;

import java.util.Map;

/**
 * A message as a receiver gets it.
 *
 * @param receiptHandle names this receiving of it: whoever deletes the message must give the newest
 * @param attributes what the service says of it, by the service's own names
 * @param messageAttributes what its sender added to it, as texts
 */
public record ReceivedMessage(
        String messageId,
        String receiptHandle,
        String body,
        Map<String, String> attributes,
        Map<String, String> messageAttributes) {}
