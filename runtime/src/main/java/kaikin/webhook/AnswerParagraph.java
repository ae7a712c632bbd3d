package kaikin.webhook;

/**
 * One paragraph of an answer, in plain words: the chat's notation is the chat's business.
 *
 * @param title empty where the text needs none
 */
public record AnswerParagraph(String title, String text) {}
