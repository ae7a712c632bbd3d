package kaikin.chatwork;

import static kaikin.chatwork.Kind.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a text says: of each deed in it whether it is asked for, forbidden, reported or a question; and what it says
 * without a deed.
 *
 * <p>Japanese says it behind a deed (解除 | しないで | ください), English before (do not | release). What is said between
 * one deed and the next belongs to one of them.
 */
final class Grammar {
    private final Sentences text;
    private final Set<Sense> senses = EnumSet.noneOf(Sense.class);

    private Grammar(List<Word> words) {
        this.text = new Sentences(words);
    }

    static Set<Sense> senses(Passage passage) {
        var grammar = new Grammar(passage.words());
        grammar.read();
        return grammar.senses;
    }

    /** At the start of a sentence they ask where somebody follows: «is it blocked», but not «am blocked». */
    private static final Set<String> AUXILIARIES =
            Set.of("is", "are", "was", "were", "has", "have", "had", "does", "did", "do", "am", "should");

    private void read() {
        for (var at = 0; at < text.size(); at++) {
            var word = text.word(at);
            Stream.of(deed(word, at), alone(word, at))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(senses::add);
            if (word.is(SYMPTOM, CANT, FILL) && text.isToBeKeptOut(at)) {
                senses.add(Sense.CONTRARY);
            }
            if (word.is(FINE) && text.isBroughtAbout(at)) {
                senses.add(Sense.RELEASE);
            }
            if (word.is(QUESTION, HOW) && asks(at)) {
                senses.add(Sense.LOOK);
            }
            if (word.is(CANT) && !text.isBeforeDeed(at)) {
                senses.add(Sense.COMPLAINT);
            }
            if (word.is(INSTEAD) || (word.is(NOT, UNDONE) && text.next(at).is(ADDRESS, OWN))) {
                senses.add(Sense.CORRECTION);
            }
            if (word.is(NAI, NOT) && text.isWarning(at)) {
                senses.add(Sense.WARNING);
            }
            if (word.is(ELSE) && text.isAskedFor(at)) {
                senses.add(Sense.ELSE);
            }
        }
        if (text.unknownWhereItMatters()) {
            senses.add(Sense.UNKNOWN);
        }
    }

    private Optional<Sense> deed(Word word, int at) {
        return switch (word.kind()) {
            case RELEASE -> Optional.of(release(at));
            case RELEASED -> Optional.of(released(at));
            case REMOVE -> Optional.of(text.sentenceHas(at, BAN, BANNED, LIST) ? release(at) : Sense.MENTIONED);
            case BAN -> ban(at);
            case BANNED -> Optional.of(banned(at));
            case CHECK -> Optional.of(Sense.LOOK);
            case CANCEL -> Optional.of(cancel(at));
            default -> Optional.empty();
        };
    }

    private Optional<Sense> alone(Word word, int at) {
        // «Is it on the blacklist?» does not ask to put it there.
        var isThere = word.is(CONTRARY) && word.text().startsWith("on the ") && text.sentenceHas(at, QUESTION);
        return Optional.ofNullable(isThere ? Sense.LOOK : alone(word));
    }

    private static @Nullable Sense alone(Word word) {
        return switch (word.kind()) {
            case CONTRARY -> Sense.CONTRARY;
            case HOSTILE -> Sense.HOSTILE;
            case APPROVAL -> Sense.APPROVAL;
            case SYMPTOM -> Sense.COMPLAINT;
            case FINE -> Sense.FINE;
            case ASIDE -> Sense.MENTIONED;
            case THANKS -> Sense.THANKS;
            case THANKED -> Sense.THANKED;
            case LIST -> Sense.LIST;
            case HISTORY -> Sense.HISTORY;
            case HELP -> Sense.HELP;
            case ALL -> Sense.ALL;
            case EXCEPT -> Sense.EXCEPT;
            default -> null;
        };
    }

    private Sense release(int at) {
        var said = text.around(at);
        if (!said.isForbidden() && text.sentenceHas(at, CONDITION)) {
            return Sense.MENTIONED;
        }
        return Stream.of(forbidden(said), state(said), wish(said))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(said.unknownFollows() ? Sense.MENTIONED : Sense.RELEASE);
    }

    private static Optional<Sense> forbidden(Around said) {
        if (said.behind(PASSIVE)) {
            return Optional.empty();
        }
        if (said.behind(INSTEAD)) {
            return Optional.of(Sense.MENTIONED);
        }
        return said.isForbidden() ? Optional.of(Sense.NEGATED) : Optional.empty();
    }

    /** «It was released», «is it released?», «it is not yet released». */
    private static Optional<Sense> state(Around said) {
        if (said.behind(PASSIVE)) {
            return Optional.of(
                    said.behind(NAI)
                            ? said.question() ? Sense.LOOK : Sense.COMPLAINT
                            : said.question() ? Sense.LOOK : said.asked() ? Sense.RELEASE : Sense.DONE);
        }
        if (said.stop(SYMPTOM) && said.japanese() && !said.askedBehind()) {
            return Optional.of(Sense.COMPLAINT);
        }
        if (said.behindBeforeAsking(DONE)) {
            return Optional.of(said.question() ? Sense.LOOK : Sense.DONE);
        }
        var reported = (said.japanese() && said.stop(THANKS, THANKED, CHECKED, FINE) && !said.askedBehind())
                || said.after(THANKED);
        if (reported) {
            return Optional.of(Sense.DONE);
        }
        if (said.before(UNDONE)) {
            return Optional.of(Sense.MENTIONED);
        }
        return said.behind(HOW) || said.before(HOW) ? Optional.of(Sense.HOW) : Optional.empty();
    }

    private static Optional<Sense> wish(Around said) {
        if (said.behindBeforeAsking(CAN)) {
            var looksFirst = said.stop(CHECK) || said.behind(CHECK);
            return Optional.of(!looksFirst && (said.question() || said.asked()) ? Sense.RELEASE : Sense.MENTIONED);
        }
        if (said.isQuestion() || said.before(MAY)) {
            return Optional.of(Sense.LOOK);
        }
        if (said.behindBeforeAsking(MAY)) {
            return Optional.of(said.question() ? Sense.LOOK : Sense.RELEASE);
        }
        if (said.behindBeforeAsking(IF) || said.beforeAfterAsking(IF)) {
            return Optional.of(Sense.MENTIONED);
        }
        if (said.asked() || said.behind(TE)) {
            return Optional.of(Sense.RELEASE);
        }
        var spokenOf = said.behind(WILL) || (said.japanese() ? said.justBefore(CHECK) : said.isSpokenOf());
        return spokenOf ? Optional.of(Sense.MENTIONED) : Optional.empty();
    }

    private Sense released(int at) {
        var said = text.around(at);
        if (said.before(CANT)) {
            return Sense.COMPLAINT;
        }
        var wished = said.askedOfIt() || said.before(MUST) || (said.before(CAN) && said.before(BE));
        if (said.isForbidden() || said.before(NOT)) {
            return wished || said.before(BE) ? Sense.NEGATED : Sense.MENTIONED;
        }
        if (said.before(UNDONE)) {
            return said.question() ? Sense.LOOK : Sense.COMPLAINT;
        }
        if (wished && !said.before(QUESTION)) {
            return Sense.RELEASE;
        }
        return said.question() || said.before(MAY) ? Sense.LOOK : Sense.DONE;
    }

    private Optional<Sense> ban(int at) {
        var said = text.around(at);
        if (text.isWhatIsLifted(at) || said.behind(INSTEAD) || said.justBefore(CHECK)) {
            return Optional.empty();
        }
        if (said.behind(PASSIVE)) {
            return Optional.of(said.question() ? Sense.LOOK : said.behind(NAI) ? Sense.MENTIONED : Sense.COMPLAINT);
        }
        if (said.isForbidden()) {
            return Optional.of(said.question() ? Sense.LOOK : Sense.SPARE);
        }
        if (said.isQuestion() || said.before(MAY) || (said.behind(MAY) && said.question())) {
            return Optional.of(Sense.LOOK);
        }
        if (said.behindBeforeAsking(DONE) || said.justAfter(SUBJECT)) {
            return Optional.of(Sense.MENTIONED);
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
            return Optional.of(Sense.CONTRARY);
        }
        return text.sentenceHas(at, ADDRESS) ? Optional.of(Sense.MENTIONED) : Optional.empty();
    }

    private Sense banned(int at) {
        var said = text.around(at);
        if (said.before(KEEP) || text.isBroughtAbout(at)) {
            return Sense.CONTRARY;
        }
        if (said.before(MUST) || (said.before(ASK) && !said.before(COMMA))) {
            return said.isForbidden() ? Sense.COMPLAINT : said.before(QUESTION) ? Sense.LOOK : Sense.CONTRARY;
        }
        if (said.question()) {
            return Sense.LOOK;
        }
        return said.before(NOT) || said.before(UNDONE) ? Sense.MENTIONED : Sense.COMPLAINT;
    }

    /** «Cancel the ban» is a release. */
    private Sense cancel(int at) {
        return text.isOfABan(at) ? release(at) : Sense.CANCEL;
    }

    /** «Could you?» and «お願いできますか» ask for something, not about it. */
    private boolean asks(int at) {
        if (AUXILIARIES.contains(text.word(at).text()) && !text.next(at).is(ADDRESS, OWN, TOPIC, SUBJECT, ARTICLE)) {
            return false;
        }
        return !text.previous(at).is(ASK, PLEASE) && !(text.word(at).text().equals("?") && text.sentenceAsksBefore(at));
    }
}
