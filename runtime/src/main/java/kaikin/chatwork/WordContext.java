package kaikin.chatwork;

import static kaikin.chatwork.WordRole.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The words of a text, and what stands around one of them. */
final class WordContext {
    static final Set<WordRole> VERBS = EnumSet.of(
            RELEASE, RELEASED, REMOVE, BAN, BANNED, CHECK, CHECKED, CANCEL, SYMPTOM, FINE, THANKS, THANKED, CONTRARY);
    /** Roles of a word with which a line goes on with the sentence before. */
    private static final Set<WordRole> GOES_ON =
            EnumSet.of(ASK, PLEASE, NAI, PASSIVE, TE, CAN, DONE, WILL, IF, MAY, INSTEAD);
    /** Roles of a word with which a line ends, but no sentence. */
    private static final Set<WordRole> UNFINISHED =
            EnumSet.of(ASK, PLEASE, NOT, CANT, UNDONE, MAY, IF, CAN, MUST, BE, SUBJECT, ARTICLE, TO);

    private static final Set<WordRole> SMALL = EnumSet.of(FILL, BOT, HONORIFIC, DESU, NUMBER, TOWARD, FROM, TO);

    /** Words that join one verb with the next. */
    private static final Set<String> CONNECTIVES = Set.of("and", "or", "then", "also", "plus", "と", "や", "また", "で");

    /** Words that ask for what is said behind the address where nobody did it yet: "have it banned". */
    private static final Set<String> MAKERS = Set.of("get", "have", "make sure", "ensure");

    private static final Set<String> OUT = Set.of("out", "off");

    /** What makes anything of an address says where "out" and "off" are: "make it out of the list". */
    private static final Set<String> MAKES_ANYTHING = Set.of("make", "render");

    /** Behind 接続できな: いようにして, くして; but not いようになった. */
    private static final Pattern KEPT_OUT =
            Pattern.compile("な(?:いよう、?に?(?:し|する|せよ|お願い|おねがい|願|頼|たの|設定|制限|対応|変更|処置)|く(?:し|する|でき|設定|お願い))");

    /** In words; what is farther away says nothing of a word. */
    private static final int FAR = 200;

    /** In words; what is farther away does not make an address anything. */
    private static final int NEAR = 24;

    private static final Word NOTHING = new Word(STOP, "");

    private final List<Word> words;

    WordContext(List<Word> words) {
        this.words = words;
    }

    int size() {
        return words.size();
    }

    Word word(int at) {
        return at >= 0 && at < words.size() ? words.get(at) : NOTHING;
    }

    /** The word behind, small ones left out. */
    Word next(int at) {
        var next = at + 1;
        while (SMALL.contains(word(next).role())) {
            next++;
        }
        return word(next);
    }

    /** The word before, small ones left out. */
    Word previous(int at) {
        var previous = at - 1;
        while (SMALL.contains(word(previous).role())) {
            previous--;
        }
        return word(previous);
    }

    /** The words about a verb, between the verbs before and behind it. */
    VerbContext around(int at) {
        var start = at - 1;
        while (!isStart(start)) {
            start--;
        }
        var end = at + 1;
        // One phrase may be a verb and what is said of it: its words have the same text.
        while (!isEnd(end)) {
            end++;
        }
        return new VerbContext(
                word(at),
                words.subList(start + 1, at),
                words.subList(at + 1, end),
                word(start),
                word(end),
                asksInSentence(at),
                sentenceAsksBefore(at));
    }

    private boolean isStart(int at) {
        var word = word(at);
        return word.is(STOP)
                || VERBS.contains(word.role())
                || (word.is(LINE) && !UNFINISHED.contains(word(at - 1).role()));
    }

    private boolean isEnd(int at) {
        var word = word(at);
        return word.is(STOP)
                || VERBS.contains(word.role())
                || (word.is(LINE) && !GOES_ON.contains(word(at + 1).role()));
    }

    /** Whether the sentence ends in a question mark. */
    private boolean asksInSentence(int at) {
        var end = at;
        while (!word(end).is(STOP, LINE) && end < at + FAR) {
            end++;
        }
        return word(end - 1).is(QUESTION);
    }

    boolean sentenceHas(int at, WordRole first, WordRole... more) {
        return has(at, -1, first, more) || has(at, 1, first, more);
    }

    /** Whether the sentence so far is "can you …". */
    boolean sentenceAsksBefore(int at) {
        return has(at, -1, ASK);
    }

    private boolean has(int at, int step, WordRole first, WordRole... more) {
        for (var near = at; !word(near).is(STOP, LINE) && Math.abs(near - at) < FAR; near += step) {
            if (word(near).is(first, more)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a verb follows that this word says something of. */
    boolean isBeforeVerb(int at) {
        return word(skip(at, 1)).is(RELEASE, RELEASED, BAN, BANNED);
    }

    private int skip(int at, int step) {
        var next = at + step;
        while (SMALL.contains(word(next).role())
                || word(next).is(ARTICLE, OWN, TOPIC, ADDRESS, BE, PLEASE, SERVER, COMMAND)) {
            next += step;
        }
        return next;
    }

    /** Whether a ban is spoken of as what is taken away: "lift the ban", BANを解除; not so "ban this and lift that". */
    boolean isWhatIsLifted(int at) {
        var before = at - 1;
        while (isOfOneVerb(word(before)) || word(before).is(ADDRESS)) {
            before--;
        }
        var behind = at + 1;
        while (isOfOneVerb(word(behind))) {
            behind++;
        }
        return word(before).is(RELEASE, RELEASED, REMOVE, CANCEL)
                || word(behind).is(RELEASE, RELEASED, REMOVE, CANCEL);
    }

    private static boolean isOfOneVerb(Word word) {
        return word.is(ARTICLE, OWN, TOPIC, SERVER, COMMAND)
                || (SMALL.contains(word.role()) && !CONNECTIVES.contains(word.text()));
    }

    /** Whether it is a ban that is cancelled. */
    boolean isOfABan(int at) {
        return word(skip(at, 1)).is(BAN, BANNED) || word(skip(at, -1)).is(BAN, BANNED);
    }

    /**
     * Whether somebody is to be kept out: "make it unable to connect", "shut it out", 接続できないようにして. The same words
     * without that are a complaint.
     */
    boolean isToBeKeptOut(int at) {
        if (word(at).is(FILL)) {
            var maker = word(maker(at));
            return OUT.contains(word(at).text()) && maker.is(MAKE, KEEP) && !MAKES_ANYTHING.contains(maker.text());
        }
        return word(at).japanese()
                ? KEPT_OUT.matcher(word(at).text() + behind(at)).find()
                : isBroughtAbout(at);
    }

    /** Whether what is said there is asked for of an address: "make it …", "have it …". */
    boolean isBroughtAbout(int at) {
        var maker = maker(at);
        return word(maker).is(MAKE, KEEP)
                || (MAKERS.contains(word(maker).text())
                        && previous(maker).is(STOP, LINE, COMMA, BUT, PLEASE, ASK, ADDRESS));
    }

    /** The word before the address that something is said of. */
    private int maker(int at) {
        var before = at - 1;
        while (at - before < NEAR
                && !word(before).is(MAKE, KEEP)
                && !MAKERS.contains(word(before).text())
                && (SMALL.contains(word(before).role()) || word(before).is(ADDRESS, TOPIC, ARTICLE, OWN, BE, CAN))) {
            before--;
        }
        return IntStream.range(before + 1, at).anyMatch(each -> word(each).is(ADDRESS, TOPIC)) ? before : -1;
    }

    /** The rest of the part of the sentence, or its beginning. */
    private String behind(int at) {
        var text = new StringBuilder();
        for (var next = at + 1; !word(next).is(STOP, LINE, COMMA) && next < at + 8; next++) {
            text.append(word(next).text());
        }
        return text.toString();
    }

    /** 触らないで, "don't touch": whatever it is that is not to be done. */
    boolean isWarning(int at) {
        return word(at).is(NAI)
                ? word(at).text().contains("ないで")
                : word(at).text().matches("don't|dont|do not|never")
                        && previous(at).is(STOP, LINE, COMMA, BUT, PLEASE);
    }

    /** Whether another verb is what the sentence asks for. */
    boolean isAskedFor(int at) {
        var before = previous(at);
        return next(next(at).is(TE) ? indexOfNext(at) : at).is(ASK, PLEASE)
                || (!word(at).japanese() && before.is(ASK, PLEASE, STOP, LINE, COMMA) && !sentenceHas(at, SYMPTOM));
    }

    private int indexOfNext(int at) {
        var next = at + 1;
        while (SMALL.contains(word(next).role())) {
            next++;
        }
        return next;
    }

    /** Whether a part of a sentence with an address, or one that asks for something, has a word that no lexicon has. */
    boolean unknownWhereItMatters() {
        var unknown = false;
        var matters = false;
        for (var at = 0; at <= words.size(); at++) {
            if (word(at).is(STOP, LINE, COMMA)) {
                if (unknown && matters) {
                    return true;
                }
                unknown = false;
                matters = false;
            }
            matters = matters || word(at).is(ADDRESS, TOPIC, PLEASE, ASK);
            unknown = unknown || isUnknown(at);
        }
        return false;
    }

    /** Whether any part has such a word. */
    boolean unknownAnywhere() {
        return IntStream.range(0, size()).anyMatch(this::isUnknown);
    }

    private boolean isUnknown(int at) {
        return word(at).unknown() && !isName(at);
    }

    /** 佐藤さん, and 佐藤です at the start of a part. */
    private boolean isName(int at) {
        return word(at + 1).is(HONORIFIC)
                || (word(at + 1).is(DESU) && word(at - 1).is(STOP, LINE, COMMA))
                || isServerName(at);
    }

    /** Whether the word is called a server: "only on it", itだけ, itサーバー. */
    boolean isServerName(int at) {
        return isName(word(at)) && (isCalledServerBefore(at) || isCalledServerBehind(at));
    }

    private boolean isCalledServerBefore(int at) {
        var before = at - 1;
        while (word(before).is(ARTICLE, SERVER) || isOneOfMore(before, -1, at)) {
            before--;
        }
        return word(before).is(ON)
                || (word(before).is(ONLY) && !word(before).japanese())
                || (word(at - 1).is(SERVER) && word(at).text().matches(".*[0-9-].*"));
    }

    private boolean isCalledServerBehind(int at) {
        var behind = at + 1;
        while (word(behind).is(TOWARD) || isOneOfMore(behind, 1, at)) {
            behind++;
        }
        var word = word(behind);
        return (word.is(ONLY) && word.japanese()) || (word.is(SERVER) && (behind == at + 1) && isRestricting(at));
    }

    /** "web-1 server", itサーバーだけ, itサーバーで解除; but webサーバーに入れない is a complaint. */
    private boolean isRestricting(int name) {
        var behind = word(name + 2);
        return word(name).text().matches(".*[0-9-].*")
                || (behind.is(ONLY) && behind.japanese())
                || (behind.is(FILL) && "でのを".contains(behind.text()) && !sentenceHas(name, SYMPTOM));
    }

    /** Whether another name, or what stands between names, goes on with a short list of them. */
    private boolean isOneOfMore(int at, int step, int from) {
        return Math.abs(at - from) < 12
                && (isName(word(at))
                        ? word(at - step).is(FILL, COMMA, BUT)
                        : word(at).is(FILL, COMMA, BUT) && (step > 0 || isName(word(at + step))));
    }

    private static boolean isName(Word word) {
        return word.found() instanceof AddressMatch.HostName
                || (word.is(OTHER) && !word.japanese() && word.text().matches("[a-z0-9][a-z0-9._-]{0,252}"));
    }
}
