package kaikin.sandbox.services.sqs;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody sends to a queue.
 *
 * @param sender as the service names it: a role's id and session, or a service
 * @param delay instead of the queue's own
 */
record NewMessage(String body, Map<String, String> attributes, String sender, Optional<Duration> delay) {
    NewMessage withoutDelay() {
        return new NewMessage(body, attributes, sender, Optional.of(Duration.ZERO));
    }
}
