package kaikin.webhook;

import java.util.Optional;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.Reference;
import kaikin.webhook.ChatRoom.ReplyTo;

/**
 * The question that one person asked in one message.
 *
 * @param message Chatwork's message id
 * @param language the one that it is asked in, where that is clear
 * @param toldByBot whether it replies to something that the bot wrote
 */
public record Question(
        long room, String message, long person, Request request, Optional<AnswerLanguage> language, boolean toldByBot) {
    /** A question in no language that is clear. */
    public Question(long room, String message, long person, Request request) {
        this(room, message, person, request, Optional.empty(), false);
    }

    /** The reference that finds it in the log. */
    public Reference reference() {
        return Reference.of(message);
    }

    /** The message that its answer belongs to. */
    public ReplyTo replyTo() {
        return new ReplyTo(room, message, person);
    }
}
