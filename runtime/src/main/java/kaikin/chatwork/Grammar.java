package kaikin.chatwork;

import static kaikin.chatwork.WordRole.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a text says: of each verb in it whether it is asked for, forbidden, reported or a question; and what it
 * says without a verb.
 *
 * <p>Japanese says it behind a verb (解除 | しないで | ください), English before (do not | release). What is said between
 * one verb and the next belongs to one of them.
 */
final class Grammar {
    private final WordContext text;
    private final Set<Meaning> meanings = EnumSet.noneOf(Meaning.class);

    private Grammar(List<Word> words) {
        this.text = new WordContext(words);
    }

    static Set<Meaning> meanings(TaggedText passage) {
        var grammar = new Grammar(passage.words());
        grammar.read();
        return grammar.meanings;
    }

    /** At the start of a sentence they ask where somebody follows: "is it blocked", but not "am blocked". */
    private static final Set<String> AUXILIARIES =
            Set.of("is", "are", "was", "were", "has", "have", "had", "does", "did", "do", "am", "should");

    private void read() {
        for (var at = 0; at < text.size(); at++) {
            var word = text.word(at);
            Stream.of(verb(word, at), alone(word, at))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(meanings::add);
            if (word.is(SYMPTOM, CANT, FILL) && text.isToBeKeptOut(at)) {
                meanings.add(Meaning.CONTRARY);
            }
            if (word.is(FINE) && text.isBroughtAbout(at)) {
                meanings.add(Meaning.RELEASE);
            }
            if (word.is(QUESTION, HOW) && asks(at)) {
                meanings.add(Meaning.LOOK);
            }
            if (word.is(CANT) && !text.isBeforeVerb(at)) {
                meanings.add(Meaning.COMPLAINT);
            }
            if (word.is(INSTEAD) || (word.is(NOT, UNDONE) && text.next(at).is(ADDRESS, OWN))) {
                meanings.add(Meaning.CORRECTION);
            }
            if (word.is(NAI, NOT) && text.isWarning(at)) {
                meanings.add(Meaning.WARNING);
            }
            if (word.is(ELSE) && text.isAskedFor(at)) {
                meanings.add(Meaning.ELSE);
            }
        }
        if (text.unknownWhereItMatters()) {
            meanings.add(Meaning.UNKNOWN);
        }
    }

    private Optional<Meaning> verb(Word word, int at) {
        return switch (word.role()) {
            case RELEASE -> Optional.of(release(at));
            case RELEASED -> Optional.of(released(at));
            case REMOVE -> Optional.of(text.sentenceHas(at, BAN, BANNED, LIST) ? release(at) : Meaning.MENTIONED);
            case BAN -> ban(at);
            case BANNED -> Optional.of(banned(at));
            case CHECK -> Optional.of(Meaning.LOOK);
            case CANCEL -> Optional.of(cancel(at));
            default -> Optional.empty();
        };
    }

    private Optional<Meaning> alone(Word word, int at) {
        // "Is it on the blacklist?" does not ask to put it there.
        var isThere = word.is(CONTRARY) && word.text().startsWith("on the ") && text.sentenceHas(at, QUESTION);
        return Optional.ofNullable(isThere ? Meaning.LOOK : alone(word));
    }

    private static @Nullable Meaning alone(Word word) {
        return switch (word.role()) {
            case CONTRARY -> Meaning.CONTRARY;
            case HOSTILE -> Meaning.HOSTILE;
            case APPROVAL -> Meaning.APPROVAL;
            case SYMPTOM -> Meaning.COMPLAINT;
            case FINE -> Meaning.FINE;
            case ASIDE -> Meaning.MENTIONED;
            case THANKS -> Meaning.THANKS;
            case THANKED -> Meaning.THANKED;
            case LIST -> Meaning.LIST;
            case HISTORY -> Meaning.HISTORY;
            case HELP -> Meaning.HELP;
            case ALL -> Meaning.ALL;
            case EXCEPT -> Meaning.EXCEPT;
            default -> null;
        };
    }

    private Meaning release(int at) {
        var said = text.around(at);
        if (!said.isForbidden() && text.sentenceHas(at, CONDITION)) {
            return Meaning.MENTIONED;
        }
        return Stream.of(forbidden(said), state(said), wish(said))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(said.unknownFollows() ? Meaning.MENTIONED : Meaning.RELEASE);
    }

    private static Optional<Meaning> forbidden(VerbContext said) {
        if (said.behind(PASSIVE)) {
            return Optional.empty();
        }
        if (said.behind(INSTEAD)) {
            return Optional.of(Meaning.MENTIONED);
        }
        return said.isForbidden() ? Optional.of(Meaning.NEGATED) : Optional.empty();
    }

    /** "It was released", "is it released?", "it is not yet released". */
    private static Optional<Meaning> state(VerbContext said) {
        if (said.behind(PASSIVE)) {
            return Optional.of(
                    said.behind(NAI)
                            ? said.question() ? Meaning.LOOK : Meaning.COMPLAINT
                            : said.question() ? Meaning.LOOK : said.asked() ? Meaning.RELEASE : Meaning.DONE);
        }
        if (said.stop(SYMPTOM) && said.japanese() && !said.askedBehind()) {
            return Optional.of(Meaning.COMPLAINT);
        }
        if (said.behindBeforeAsking(DONE)) {
            return Optional.of(said.question() ? Meaning.LOOK : Meaning.DONE);
        }
        var reported = (said.japanese() && said.stop(THANKS, THANKED, CHECKED, FINE) && !said.askedBehind())
                || said.after(THANKED);
        if (reported) {
            return Optional.of(Meaning.DONE);
        }
        if (said.before(UNDONE)) {
            return Optional.of(Meaning.MENTIONED);
        }
        return said.behind(HOW) || said.before(HOW) ? Optional.of(Meaning.HOW) : Optional.empty();
    }

    private static Optional<Meaning> wish(VerbContext said) {
        if (said.behindBeforeAsking(CAN)) {
            var looksFirst = said.stop(CHECK) || said.behind(CHECK);
            return Optional.of(!looksFirst && (said.question() || said.asked()) ? Meaning.RELEASE : Meaning.MENTIONED);
        }
        if (said.isQuestion() || said.before(MAY)) {
            return Optional.of(Meaning.LOOK);
        }
        if (said.behindBeforeAsking(MAY)) {
            return Optional.of(said.question() ? Meaning.LOOK : Meaning.RELEASE);
        }
        if (said.behindBeforeAsking(IF) || said.beforeAfterAsking(IF)) {
            return Optional.of(Meaning.MENTIONED);
        }
        if (said.asked() || said.behind(TE)) {
            return Optional.of(Meaning.RELEASE);
        }
        var spokenOf = said.behind(WILL) || (said.japanese() ? said.justBefore(CHECK) : said.isSpokenOf());
        return spokenOf ? Optional.of(Meaning.MENTIONED) : Optional.empty();
    }

    private Meaning released(int at) {
        var said = text.around(at);
        if (said.before(CANT)) {
            return Meaning.COMPLAINT;
        }
        var wished = said.askedOfIt() || said.before(MUST) || (said.before(CAN) && said.before(BE));
        if (said.isForbidden() || said.before(NOT)) {
            return wished || said.before(BE) ? Meaning.NEGATED : Meaning.MENTIONED;
        }
        if (said.before(UNDONE)) {
            return said.question() ? Meaning.LOOK : Meaning.COMPLAINT;
        }
        if (wished && !said.before(QUESTION)) {
            return Meaning.RELEASE;
        }
        return said.question() || said.before(MAY) ? Meaning.LOOK : Meaning.DONE;
    }

    private Optional<Meaning> ban(int at) {
        var said = text.around(at);
        if (text.isWhatIsLifted(at) || said.behind(INSTEAD) || said.justBefore(CHECK)) {
            return Optional.empty();
        }
        if (said.behind(PASSIVE)) {
            return Optional.of(
                    said.question() ? Meaning.LOOK : said.behind(NAI) ? Meaning.MENTIONED : Meaning.COMPLAINT);
        }
        if (said.isForbidden()) {
            return Optional.of(said.question() ? Meaning.LOOK : Meaning.SPARE);
        }
        if (said.isQuestion() || said.before(MAY) || (said.behind(MAY) && said.question())) {
            return Optional.of(Meaning.LOOK);
        }
        if (said.behindBeforeAsking(DONE) || said.justAfter(SUBJECT)) {
            return Optional.of(Meaning.MENTIONED);
        }
        var asked = (said.japanese() || said.behind(TE))
                ? (said.behind(TE) || said.askedBehind() || said.behind(MAY) || said.behind(WILL))
                        && !said.isTopicOfMore()
                : said.asked() && !said.justAfter(ARTICLE, OWN, COMMAND);
        var terse = !said.justAfter(ARTICLE, OWN, COMMAND)
                && !said.isTopicOfMore()
                && !said.japanese()
                && !said.question()
                && text.sentenceHas(at, ADDRESS, TOPIC, THING);
        if (asked || terse) {
            return Optional.of(Meaning.CONTRARY);
        }
        return text.sentenceHas(at, ADDRESS) ? Optional.of(Meaning.MENTIONED) : Optional.empty();
    }

    private Meaning banned(int at) {
        var said = text.around(at);
        if (said.before(KEEP) || text.isBroughtAbout(at)) {
            return Meaning.CONTRARY;
        }
        if (said.before(MUST) || (said.before(ASK) && !said.before(COMMA))) {
            return said.isForbidden() ? Meaning.COMPLAINT : said.before(QUESTION) ? Meaning.LOOK : Meaning.CONTRARY;
        }
        if (said.question()) {
            return Meaning.LOOK;
        }
        return said.before(NOT) || said.before(UNDONE) ? Meaning.MENTIONED : Meaning.COMPLAINT;
    }

    /** "Cancel the ban" is a release. */
    private Meaning cancel(int at) {
        return text.isOfABan(at) ? release(at) : Meaning.CANCEL;
    }

    /** "Could you?" and "お願いできますか" ask for something, not about it. */
    private boolean asks(int at) {
        if (AUXILIARIES.contains(text.word(at).text()) && !text.next(at).is(ADDRESS, OWN, TOPIC, SUBJECT, ARTICLE)) {
            return false;
        }
        return !text.previous(at).is(ASK, PLEASE) && !(text.word(at).text().equals("?") && text.sentenceAsksBefore(at));
    }
}
