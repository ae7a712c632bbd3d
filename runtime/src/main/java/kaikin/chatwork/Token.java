package kaikin.chatwork;

/** A piece of a message: words, or one tag of Chatwork's notation. */
sealed interface Token {
    /** Words as they were typed. */
    record Text(String text) implements Token {}

    /** Code, in which nothing is a tag. */
    record Code(String text) implements Token {}

    /** The start of a quote. */
    record QuoteStart() implements Token {}

    /** The account whose message the quote is from. */
    record QuotedAccount(long account) implements Token {}

    /** The end of a quote. */
    record QuoteEnd() implements Token {}

    /**
     * An address of somebody, after which a display name may follow.
     *
     * @param reply whether it replies to a message of theirs
     */
    record Addressee(long account, boolean reply) implements Token {}

    /** A tag that separates words and means nothing here. */
    record Mark() implements Token {}
}
