package kaikin.chatwork;

import kaikin.unban.Question;

/** The way from a mention to the question that it asks. */
public final class Questions {
    private Questions() {}

    /** Reads a mention. */
    public static Question of(Mention mention) {
        var message = Message.of(mention.body(), mention.to());
        return new Question(
                mention.room(),
                mention.message(),
                mention.from(),
                Wording.request(message),
                Passage.read(message.words()).language(),
                message.toldByBot());
    }
}
