package kaikin.chatwork;

/** A piece of a message: words, or one tag of Chatwork's notation. */
sealed interface MessageToken {
    /** Words as they were typed. */
    record Text(String text) implements MessageToken {}

    /** Code, in which nothing is a tag. */
    record Code(String text) implements MessageToken {}

    /** The start of a quote. */
    record QuoteStart() implements MessageToken {}

    /** The account whose message the quote is from. */
    record QuotedAccount(long account) implements MessageToken {}

    /** The end of a quote. */
    record QuoteEnd() implements MessageToken {}

    /**
     * An address of somebody, after which a display name may follow.
     *
     * @param reply whether it replies to a message of theirs
     */
    record Addressee(long account, boolean reply) implements MessageToken {}

    /** A tag that separates words and means nothing here. */
    record Mark() implements MessageToken {}
}
