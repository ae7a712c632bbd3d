package kaikin.chatwork;

import static kaikin.chatwork.WordRole.*;

import java.util.List;

/**
 * The words about one verb.
 *
 * @param before the words between the verb before and this one
 * @param behind the words between this one and the next
 * @param start what ends the words before
 * @param end what ends the words behind
 * @param mark whether the sentence ends in a question
 * @param inRequest whether the sentence started with "can you"
 */
record VerbContext(
        Word verb, List<Word> before, List<Word> behind, Word start, Word end, boolean mark, boolean inRequest) {
    private static final int NEVER = -1;

    boolean japanese() {
        return verb.japanese();
    }

    /** Whether English says it, before the verb. */
    boolean before(WordRole role) {
        return before.stream().anyMatch(word -> word.is(role) && !word.japanese());
    }

    /** Whether Japanese says it, behind the verb. */
    boolean behind(WordRole role) {
        return firstBehind(role) != NEVER;
    }

    boolean behindBeforeAsking(WordRole role) {
        var said = firstBehind(role);
        var asked = firstAsking();
        return said != NEVER && (asked == NEVER || said < asked);
    }

    boolean beforeAfterAsking(WordRole role) {
        var said = lastBefore(role);
        return said != NEVER && said > Math.max(lastBefore(ASK), lastBefore(PLEASE));
    }

    /** Whether the words behind end in such a one. */
    boolean stop(WordRole first, WordRole... more) {
        return end.is(first, more);
    }

    /** Whether the words before come after such a one. */
    boolean after(WordRole role) {
        return start.is(role) && before.stream().allMatch(word -> word.is(FILL, ARTICLE, TOPIC, OWN));
    }

    boolean askedBehind() {
        return firstAsking() != NEVER;
    }

    boolean asked() {
        return askedBehind() || before.stream().anyMatch(word -> word.is(ASK, PLEASE));
    }

    /** Whether what is asked for is this verb, and not the next. */
    boolean askedOfIt() {
        return before(ASK) || before(PLEASE) || (askedBehind() && end.is(STOP, LINE, THANKS));
    }

    /** Whether it is a question, by a word behind or by the end of its sentence. */
    boolean question() {
        return behind(QUESTION) || before(QUESTION) || mark;
    }

    /** Whether it asks about the verb, rather than for it. */
    boolean isQuestion() {
        var question = firstBehind(QUESTION);
        var asked = firstAsking();
        if (question != NEVER && (asked == NEVER || question < asked)) {
            var isMark = behind.get(question).text().equals("?");
            return !before(ASK) && !before(PLEASE) && !(isMark && inRequest);
        }
        return before(QUESTION) && !asked();
    }

    /** "Do not", before or behind. */
    boolean isForbidden() {
        var nai = firstBehind(NAI);
        var asked = firstAsking();
        var done = firstBehind(DONE);
        var doneBefore = done != NEVER && done < nai;
        if (nai != NEVER && !doneBefore && (asked == NEVER || nai < asked || nai == asked + 1)) {
            return true;
        }
        return notBefore() || notBehind();
    }

    /** "Not urgent, but please release": what is asked for anew is not what "not" is said of. */
    private boolean notBefore() {
        var not = Math.max(lastBefore(NOT), lastBefore(CANT));
        if (not == NEVER) {
            return false;
        }
        for (var at = not + 1; at < before.size(); at++) {
            var anew = before.get(at).is(BUT)
                    || (before.get(at).is(COMMA)
                            && at + 1 < before.size()
                            && before.get(at + 1).is(ASK, PLEASE));
            if (anew) {
                return false;
            }
        }
        return true;
    }

    /** "Release: no", "release is not needed", "release this one, not that one". */
    private boolean notBehind() {
        for (var word : behind) {
            if (word.is(NOT, UNDONE)) {
                return true;
            } else if (!word.is(FILL, ADDRESS, TOPIC, BE, ARTICLE)) {
                return false;
            }
        }
        return false;
    }

    boolean justAfter(WordRole first, WordRole... more) {
        return !before.isEmpty() && before.get(before.size() - 1).is(first, more);
    }

    /** "The release", "I release", "wrong to release"; but "IP to release" is what to do. */
    boolean isSpokenOf() {
        var named = before.size() > 1 ? before.get(before.size() - 2).text() : "";
        return justAfter(SUBJECT, ARTICLE) || (justAfter(TO) && !named.matches(".*(?:ip|address)"));
    }

    /** Whether the next verb is such a one, with nothing of weight between. */
    boolean justBefore(WordRole role) {
        return end.is(role) && behind.stream().allMatch(word -> word.is(FILL));
    }

    /** 解除ボタン is no release. */
    boolean unknownFollows() {
        return japanese() && behind.stream().anyMatch(Word::unknown);
    }

    /** BANの件, BANで: a ban that more is said about. */
    boolean isTopicOfMore() {
        return !behind.isEmpty()
                && behind.get(0).is(FILL, FROM, TOWARD)
                && List.of("の", "で", "が", "は", "から", "と", ":", "も")
                        .contains(behind.get(0).text());
    }

    private int firstAsking() {
        for (var at = 0; at < behind.size(); at++) {
            if (behind.get(at).is(ASK, PLEASE)) {
                return at;
            }
        }
        return NEVER;
    }

    private int firstBehind(WordRole role) {
        for (var at = 0; at < behind.size(); at++) {
            var word = behind.get(at);
            if (word.is(role) && (word.japanese() || word.text().equals("?") || role == NAI)) {
                return at;
            }
        }
        return NEVER;
    }

    private int lastBefore(WordRole role) {
        for (var at = before.size() - 1; at >= 0; at--) {
            if (before.get(at).is(role) && !before.get(at).japanese()) {
                return at;
            }
        }
        return NEVER;
    }
}
