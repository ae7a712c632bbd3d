package kaikin.chatwork;

import java.util.List;
import java.util.stream.Collectors;
import kaikin.unban.Answer;
import kaikin.unban.ReplyTo;

/** The text of a reply in Chatwork's notation. */
final class Post {
    /** Chatwork takes 65,535 of an unnamed unit; in UTF-8 a character of ours has at most three bytes. */
    private static final int LONGEST = 20_000;

    private Post() {}

    static String of(ReplyTo to, List<Answer> answers) {
        var text = answers.stream().map(Post::paragraph).distinct().collect(Collectors.joining("\n"));
        return "[rp aid=%d to=%d-%s]\n".formatted(to.person(), to.room(), to.message())
                + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    }

    private static String paragraph(Answer answer) {
        return answer.title().isEmpty()
                ? defused(answer.text())
                : "[info][title]%s[/title]%s[/info]".formatted(defused(answer.title()), defused(answer.text()));
    }

    /** An answer is plain words: a bracket in it is data, and shall not call anybody. */
    private static String defused(String text) {
        return text.replace('[', '［').replace(']', '］');
    }
}
