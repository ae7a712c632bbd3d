package kaikin.webhook;

/**
 * The message that an answer belongs to.
 *
 * @param message Chatwork's message id
 * @param person who wrote it
 */
public record ReplyTo(long room, String message, long person) {}
