package kaikin.chatwork;

/** The role of a word in a sentence. */
enum WordRole {
    // What is spoken of.
    ADDRESS,
    /** A network, a host name, or what cannot be read. */
    THING,
    NUMBER,
    /** "It", "this one": speaks of the address without naming it. */
    TOPIC,

    // Deeds; the grammar asks what is said of them.
    RELEASE,
    /** "Unbanned": done, or wished for. */
    RELEASED,
    /** Is a release where a ban or a list is what something is removed from. */
    REMOVE,
    BAN,
    /** "Banned": the state of it, or the wish for it. */
    BANNED,
    CHECK,
    /** "I have checked": asks for nothing. */
    CHECKED,
    CANCEL,

    // What is said of a verb: Japanese says it behind, English before.
    ASK,
    PLEASE,
    /** "Do not": before a verb. */
    NOT,
    /** "しないで": behind a verb. */
    NAI,
    /** "Has not been": not yet done. */
    UNDONE,
    PASSIVE,
    TE,
    CAN,
    DONE,
    WILL,
    IF,
    MAY,
    /** "Should be". */
    MUST,
    BE,
    /** "Cannot": forbids a verb, and is a complaint by itself. */
    CANT,
    KEEP,
    /** "Make it …": brings about what is said behind. */
    MAKE,
    /** "Only if": a release that hangs on what nobody here can judge. */
    CONDITION,
    SUBJECT,
    ARTICLE,
    QUESTION,
    HOW,

    // What a sentence says by itself.
    CONTRARY,
    /** "Rightly so." */
    APPROVAL,
    HOSTILE,
    SYMPTOM,
    /** "It works again." */
    FINE,
    /** "For your information." */
    ASIDE,
    /** Another verb, which is none of ours. */
    ELSE,
    THANKS,
    /** "ありがとうございました": for what was done. */
    THANKED,
    LIST,
    HISTORY,
    HELP,
    ALL,
    EXCEPT,
    INSTEAD,
    ONLY,
    ON,
    BUT,

    // What an address is called.
    OWN,
    SOURCE,
    /** The server of an error message. */
    TARGET,
    /** A program that is given the address of a server. */
    COMMAND,
    NETINFO,
    VERSION,
    SERVER,

    // What stands between two addresses.
    FROM,
    TO,
    TOWARD,
    BETWEEN,
    RANGE,

    // Everything else.
    HONORIFIC,
    DESU,
    /** The name of the bot. */
    BOT,
    FILL,
    /** A word that no lexicon has. */
    OTHER,
    COMMA,
    LINE,
    STOP
}
