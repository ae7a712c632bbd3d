package kaikin.chatwork;

/** Something that a message says of the addresses in it. */
enum Meaning {
    /** "Take it back." */
    CANCEL,
    /** "Do not release it." */
    NEGATED,
    /** "Ban it." */
    CONTRARY,
    /** "All but that one." */
    EXCEPT,
    /** "Not this one but that one." */
    CORRECTION,
    /** "Do not touch it." */
    WARNING,
    /** "Release it." */
    RELEASE,
    /** "All of them." */
    ALL,
    /** "How is it released?" */
    HOW,
    /** "Check it", and every question. */
    LOOK,
    /** "It attacks us." */
    HOSTILE,
    /** "Rightly so": what is complained of elsewhere is welcome. */
    APPROVAL,
    /** "Restart it." */
    ELSE,
    /** "I cannot connect", "it is banned". */
    COMPLAINT,
    /** "Do not ban it." */
    SPARE,
    /** "It was released." */
    DONE,
    /** "It works again." */
    FINE,
    /** A verb is mentioned, and nobody asks for it. */
    MENTIONED,
    /** Words that no lexicon has, where the address or a request stands. */
    UNKNOWN,
    THANKS,
    /** Thanks for what was done. */
    THANKED,
    LIST,
    HISTORY,
    HELP
}
