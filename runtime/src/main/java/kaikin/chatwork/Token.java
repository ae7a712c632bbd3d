package kaikin.chatwork;

/** A piece of a message: words, or one tag of Chatwork's notation. */
sealed interface Token {
    /** Words as they were typed. */
    record Text(String text) implements Token {}

    /** The start or the end of a quote. */
    record Quote(boolean opens) implements Token {}

    /** An address of somebody, after which a display name may follow. */
    record Addressee() implements Token {}

    /** A tag that separates words and means nothing here. */
    record Mark() implements Token {}
}
