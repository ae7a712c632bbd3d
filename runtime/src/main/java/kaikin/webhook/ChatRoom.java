package kaikin.webhook;

import java.util.List;

/** The chat, where questions come from and answers go. */
public interface ChatRoom {
    /** Posts the answers in one message, as a reply to another. */
    Delivery reply(ReplyTo to, List<AnswerParagraph> answers);

    /** The result of a post. */
    sealed interface Delivery {
        /** It stands in the room. */
        record Delivered(String message) implements Delivery {}

        /** It does not, as far as we know. */
        record NotDelivered(String reason) implements Delivery {}
    }

    /**
     * The message that an answer belongs to.
     *
     * @param message Chatwork's message id
     * @param person who wrote it
     */
    record ReplyTo(long room, String message, long person) {}

    /**
     * One paragraph of an answer, in plain words: the chat's notation is the chat's business.
     *
     * @param title empty where the text needs none
     */
    record AnswerParagraph(String title, String text) {}
}
