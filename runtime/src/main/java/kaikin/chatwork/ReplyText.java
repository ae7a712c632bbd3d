package kaikin.chatwork;

import java.util.List;
import java.util.stream.Collectors;
import kaikin.webhook.AnswerParagraph;
import kaikin.webhook.ReplyTo;

/** The text of a reply in Chatwork's notation. */
final class ReplyText {
    /** Chatwork takes 65,535 of an unnamed unit; in UTF-8 a character of ours has at most three bytes. */
    private static final int LONGEST = 20_000;

    private static final String CUT = "…";

    private ReplyText() {}

    static String of(ReplyTo to, List<AnswerParagraph> answers) {
        var different = answers.stream().distinct().toList();
        // Each has its share: the ends of all are cut rather than the last ones lost.
        var share = LONGEST / Math.max(1, different.size());
        return "[rp aid=%s to=%s-%s]\n".formatted(to.person(), to.room(), to.message())
                + different.stream().map(answer -> paragraph(answer, share)).collect(Collectors.joining("\n"));
    }

    /** It is cut before the tags are put around it, so they always close. */
    private static String paragraph(AnswerParagraph answer, int longest) {
        var text = defused(answer.text());
        var shown = text.length() > longest ? text.substring(0, longest) + CUT : text;
        return answer.title().isEmpty()
                ? shown
                : "[info][title]%s[/title]%s[/info]".formatted(defused(answer.title()), shown);
    }

    /** An answer is plain words: a bracket in it is data, and shall not call anybody. */
    private static String defused(String text) {
        return text.replace('[', '［').replace(']', '］');
    }
}
