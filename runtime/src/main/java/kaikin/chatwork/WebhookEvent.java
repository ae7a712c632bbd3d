package kaikin.chatwork;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A webhook event of Chatwork, as a signed body tells it. */
public sealed interface WebhookEvent {
    /** Reads a body, as the bytes that came. */
    static WebhookEvent read(byte[] body) {
        return new WebhookEventReader(body).read();
    }

    /** An event that is none of our business. */
    record OtherEvent(String type) implements WebhookEvent {}

    /** A body that is no event. */
    record Unreadable(String problem) implements WebhookEvent {}

    /** The event that someone mentioned the bot, or replied to it. */
    record Mention(long from, long to, long room, String message, String body, Instant time) implements WebhookEvent {
        private static final Duration TOLERANCE = Duration.ofMinutes(5);

        /** The reason to drop it in silence, where there is one: a loop, another's mention, or a replay. */
        public Optional<String> reasonToDrop(long bot, Instant now) {
            if (from == bot) {
                return Optional.of("own message");
            }
            if (to != bot) {
                return Optional.of("not to the bot");
            }
            return Duration.between(time, now).abs().compareTo(TOLERANCE) > 0 ? Optional.of("stale") : Optional.empty();
        }
    }
}
