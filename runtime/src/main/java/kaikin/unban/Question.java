package kaikin.unban;

/**
 * What one person asked in one message.
 *
 * @param message Chatwork's message id
 * @param logReference what finds this question in the function's log
 */
public record Question(long room, String message, long person, Request request, String logReference) {
    /** Where its answer belongs. */
    public ReplyTo replyTo() {
        return new ReplyTo(room, message, person);
    }
}
