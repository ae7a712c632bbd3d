package kaikin.chatwork;

import java.util.regex.Pattern;
import kaikin.unban.Request;

/** The words by which a message says what it wants. */
final class Wording {
    private static final Pattern CHECK = words("確認|チェック|\\bcheck\\b");
    private static final Pattern RELEASE = words("解除|お願い|おねがい|解放|\\bunban\\b|\\brelease\\b|\\bplease\\b");
    private static final Pattern OVERVIEW = words("一覧|リスト|\\blist\\b");
    private static final Pattern THANKS = words("ありがと|有難|有り難|感謝|\\bthank|\\bthx\\b");

    private Wording() {}

    /** What a message asks for. */
    static Request request(Message message) {
        var words = message.words();
        var thanks = says(words, THANKS)
                && !says(words, RELEASE)
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
