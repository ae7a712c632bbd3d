package kaikin.unban;

import java.util.Optional;
import kaikin.contract.Language;

/**
 * What one person asked in one message.
 *
 * @param message Chatwork's message id
 * @param language the one that it is asked in, where that is clear
 * @param toldByBot whether it replies to something that the bot wrote
 * @param logReference what finds this question in the function's log
 */
public record Question(
        long room,
        String message,
        long person,
        Request request,
        Optional<Language> language,
        boolean toldByBot,
        String logReference) {
    /** In no language that is clear. */
    public Question(long room, String message, long person, Request request, String logReference) {
        this(room, message, person, request, Optional.empty(), false, logReference);
    }

    /** Where its answer belongs. */
    public ReplyTo replyTo() {
        return new ReplyTo(room, message, person);
    }
}
