package kaikin.chatwork;

import kaikin.unban.Question;

/** The way from a mention to the question that it asks. */
public final class Questions {
    private Questions() {}

    /** Reads a mention. */
    public static Question of(Mention mention, String logReference) {
        return new Question(
                mention.room(),
                mention.message(),
                mention.from(),
                Wording.request(Message.of(mention.body(), mention.to())),
                logReference);
    }
}
