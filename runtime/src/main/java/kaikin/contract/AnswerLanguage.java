package kaikin.contract;

/** The language of a stack's answers. */
public enum AnswerLanguage {
    JA,
    EN
}
