package kaikin.chatwork;

import kaikin.webhook.Question;

/** The way from a mention to the question that it asks. */
public final class QuestionReader {
    private QuestionReader() {}

    /** Reads a mention. */
    public static Question of(Mention mention) {
        var message = Message.of(mention.body(), mention.to());
        return new Question(
                mention.room(),
                mention.message(),
                mention.from(),
                RequestReader.request(message),
                TaggedText.read(message.words()).language(),
                message.toldByBot());
    }
}
