package kaikin.chatwork;

import java.util.regex.Pattern;
import kaikin.unban.Request;

/** The words by which a message says what it wants. */
final class Wording {
    // «I have checked» asks for nothing.
    private static final Pattern CHECK = words("確認(?!済|ずみ|しました|したところ|できました)|チェック|\\bcheck\\b");
    // «Is it released?» does not ask for it.
    private static final Pattern RELEASE = words("解除(?!され|でき|済|ずみ|しました)|解放|\\bunban\\b|\\brelease\\b");
    private static final Pattern PLEASE = words("お願い|おねがい|\\bplease\\b");
    private static final Pattern OVERVIEW = words("一覧|リスト|\\blist\\b");
    private static final Pattern THANKS = words("ありがと|有難|有り難|感謝|\\bthank|\\bthx\\b");

    private Wording() {}

    /** What a message asks for. */
    static Request request(Message message) {
        var words = TypingHabits.undone(message.words());
        var thanks = says(words, THANKS)
                && !says(words, RELEASE)
                && !says(words, PLEASE)
                && message.written().isEmpty();
        if (thanks) {
            return new Request.Thanks();
        }
        if (!message.addresses().isEmpty()) {
            return says(words, CHECK) && !says(words, RELEASE)
                    ? new Request.Check(message.addresses())
                    : new Request.Release(message.addresses());
        }
        return says(words, OVERVIEW) ? new Request.Overview() : new Request.Unclear();
    }

    private static boolean says(String words, Pattern pattern) {
        return pattern.matcher(words).find();
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE);
    }
}
