package kaikin.chatwork;

/** What a signed body says has happened. */
public sealed interface WebhookEvent permits Mention, WebhookEvent.OtherEvent, WebhookEvent.Unreadable {
    /** Reads a body, as the bytes that came. */
    static WebhookEvent read(byte[] body) {
        return new WebhookEventReader(body).read();
    }

    /** An event that is none of our business. */
    record OtherEvent(String type) implements WebhookEvent {}

    /** A body that is no event. */
    record Unreadable(String problem) implements WebhookEvent {}
}
