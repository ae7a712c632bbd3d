package kaikin.chatwork;

import static kaikin.chatwork.WordRole.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kaikin.banlist.IpAddress;
import kaikin.webhook.Request.Doubt;

/**
 * The addresses of a text, and which of them its author may mean.
 *
 * @param meant what is meant, where there is no doubt
 * @param all everything that was read
 */
record AddressCandidates(List<IpAddress> meant, List<IpAddress> all, Optional<Doubt> doubt) {
    /** Words that may stand between a label and its address. */
    private static final Set<String> COPULAS = Set.of(":", "は", "が", "の", "is", "address");

    /** The role of an address, by the words around it. */
    private enum Role {
        PLAIN,
        /** Called somebody's own. */
        OWN,
        SOURCE,
        VERSION,
        /** A server that could not be reached, by a message of a program. */
        SERVER,
        /** A server that could not be reached, by the words of a person, who may mean something else. */
        PERHAPS_SERVER
    }

    /** Reads the addresses of a text, for what is said of them: who asks for a release in so many words means them. */
    static AddressCandidates of(TaggedText passage, Set<Meaning> meanings) {
        var text = new WordContext(passage.words());
        var roles = new LinkedHashMap<IpAddress, Set<Role>>();
        for (var at = 0; at < text.size(); at++) {
            var address = text.word(at).address();
            if (address.isPresent()) {
                roles.computeIfAbsent(address.get(), unknown -> EnumSet.noneOf(Role.class))
                        .add(role(text, at));
            }
        }
        var all = seen(passage);
        var doubt = doubt(text, all.size(), meanings);
        return doubt.isPresent()
                ? new AddressCandidates(List.of(), all, doubt)
                : chosen(roles, meanings.contains(Meaning.RELEASE));
    }

    /** The addresses that a reader sees: that of a network as well. */
    private static List<IpAddress> seen(TaggedText passage) {
        return passage.words().stream()
                .map(Word::found)
                .flatMap(found -> found == null ? Stream.empty() : found.addresses().stream())
                .distinct()
                .toList();
    }

    private static Optional<Doubt> doubt(WordContext text, int addresses, Set<Meaning> meanings) {
        for (var at = 0; at < text.size(); at++) {
            if (isRange(text, at)) {
                return Optional.of(Doubt.RANGE);
            }
            if (text.word(at).is(NETINFO) && addresses > 1) {
                return Optional.of(Doubt.NETWORK);
            }
        }
        var contrasted = meanings.contains(Meaning.CORRECTION)
                || meanings.contains(Meaning.WARNING)
                || (meanings.contains(Meaning.RELEASE) && meanings.contains(Meaning.HOSTILE));
        return contrasted && addresses > 1 ? Optional.of(Doubt.CORRECTION) : Optional.empty();
    }

    private static boolean isRange(WordContext text, int at) {
        if (!text.word(at).is(ADDRESS)) {
            return false;
        }
        var between = at + 1;
        while (text.word(between).is(RANGE, FROM, TO, COMMA) && between < at + 4) {
            between++;
        }
        var joined = between > at + 1 && text.word(at + 1).is(RANGE, FROM, TO);
        return (joined && text.word(between).is(ADDRESS))
                || (text.word(at + 1).is(RANGE) && text.word(at + 2).is(NUMBER))
                || (text.word(at - 1).is(BETWEEN)
                        && text.word(at + 1).is(FILL)
                        && text.word(at + 2).is(ADDRESS))
                || (joined
                        && text.word(between).is(SERVER, TARGET)
                        && text.word(between + 1).is(ADDRESS));
    }

    private static AddressCandidates chosen(Map<IpAddress, Set<Role>> roles, boolean asked) {
        var all = List.copyOf(roles.keySet());
        var own = with(roles, Role.OWN);
        if (!own.isEmpty()
                && with(roles, Role.PLAIN).isEmpty()
                && with(roles, Role.SOURCE).isEmpty()) {
            return new AddressCandidates(own, all, Optional.empty());
        }
        var others = new ArrayList<>(all);
        others.removeAll(with(roles, Role.VERSION));
        if (others.isEmpty() && !all.isEmpty()) {
            return doubted(all, Doubt.VERSION);
        }
        if (!with(roles, Role.SERVER).isEmpty()) {
            return doubted(others, with(roles, Role.SOURCE).isEmpty() ? Doubt.SERVER : Doubt.DIRECTION);
        }
        var perhaps = with(roles, Role.PERHAPS_SERVER);
        return !perhaps.isEmpty() && (!asked || perhaps.size() < others.size())
                ? doubted(others, Doubt.SERVER)
                : new AddressCandidates(List.copyOf(others), all, Optional.empty());
    }

    private static AddressCandidates doubted(List<IpAddress> all, Doubt doubt) {
        return new AddressCandidates(List.of(), List.copyOf(all), Optional.of(doubt));
    }

    /** The addresses of a role; one that is called its author's own, or just written, is nothing else. */
    private static List<IpAddress> with(Map<IpAddress, Set<Role>> roles, Role role) {
        return roles.entrySet().stream()
                .filter(entry -> entry.getValue().stream().min(Role::compareTo).orElseThrow() == role
                        || (role == Role.OWN && entry.getValue().contains(Role.OWN)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Role role(WordContext text, int at) {
        if (text.word(at).found() instanceof AddressMatch.Login) {
            return Role.SERVER;
        }
        var label = label(text, at);
        return switch (text.word(label).role()) {
            case TARGET -> Role.SERVER;
            case COMMAND, SERVER -> Role.PERHAPS_SERVER;
            case VERSION -> Role.VERSION;
            case OWN -> Role.OWN;
            case SOURCE -> Role.SOURCE;
            default -> isUnreached(text, at, label) ? Role.PERHAPS_SERVER : Role.PLAIN;
        };
    }

    /** The place of the label of an address: before it, but for small words. */
    private static int label(WordContext text, int at) {
        var before = at - 1;
        while (text.word(before).is(ARTICLE)
                || (text.word(before).is(FILL)
                        && COPULAS.contains(text.word(before).text()))) {
            before--;
        }
        return before;
    }

    /** "Cannot connect to it", itに繋がらない. */
    private static boolean isUnreached(WordContext text, int at, int label) {
        var next = text.next(at);
        var toward = text.word(at + 1).is(TOWARD)
                && (next.is(SYMPTOM) || (next.is(COMMAND, OTHER) && text.sentenceHas(at, SYMPTOM)));
        var before = text.word(label);
        return toward
                || (before.is(SYMPTOM) && !before.japanese())
                || (before.is(TO) && (text.word(label - 1).is(COMMAND) || text.sentenceHas(at, SYMPTOM, CANT)));
    }
}
