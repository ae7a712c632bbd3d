package kaikin.chatwork;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kaikin.ban.IpAddress;
import kaikin.unban.Request;
import kaikin.unban.Request.Doubt;
import kaikin.unban.Request.Objection;
import kaikin.unban.Request.Thing;
import kaikin.unban.Request.Where;

/**
 * What a message asks for.
 *
 * <p>Nothing is freed but where somebody asked: by saying so, by complaining of being locked out, or by an address, or
 * the notice of a ban, without a word more. Everything else is looked at, or asked about.
 */
final class Wording {
    private static final int MOST_MENTIONED = 50;

    private final Message message;
    private final Passage said;
    private final Passage written;
    private final Passage quoted;
    private final Set<Sense> senses;

    private Wording(Message message) {
        this.message = message;
        this.said = Passage.read(Notice.without(message.words()));
        var pasted = Stream.concat(Notice.lines(message.words()).stream(), message.pasted().stream());
        this.written = Passage.of(
                Stream.concat(Stream.of(said), pasted.map(Passage::read)).toList());
        this.quoted = Passage.of(message.quotes().stream().map(Passage::read).toList());
        this.senses = Grammar.senses(said);
    }

    /** What a message asks for. */
    static Request request(Message message) {
        return new Wording(message).request();
    }

    private Request request() {
        if (message.tangled() && !all().isEmpty()) {
            return new Request.Which(List.copyOf(all()), Doubt.TANGLED);
        }
        if (!written.unreadable().isEmpty()) {
            return new Request.Unreadable(written.unreadable());
        }
        if (!written.addresses().isEmpty()) {
            return about(Candidates.of(written, senses), said(Sense.UNKNOWN));
        }
        var named =
                Passage.of(message.names().stream().map(Passage::read).toList()).addresses();
        if (!named.isEmpty()) {
            return new Request.Which(List.copyOf(named), Doubt.NAME);
        }
        return quoted.addresses().isEmpty() && quoted.unreadable().isEmpty() ? withoutAddress() : ofQuotes();
    }

    /**
     * The decisions, in their order: what forbids comes before what asks, what asks before what looks, what looks before
     * what complains.
     */
    private Request about(Candidates candidates, boolean unknownWords) {
        var addresses = candidates.all();
        if (said(Sense.CANCEL)) {
            return new Request.Refused(Thing.CANCEL, "");
        }
        var objection = objection();
        if (objection.isPresent()) {
            return new Request.NotAsked(addresses, objection.get());
        }
        if (said(Sense.CORRECTION) && addresses.size() == 1 && !said(Sense.RELEASE)) {
            return new Request.NotAsked(addresses, Objection.NEGATED);
        }
        if (said(Sense.RELEASE)) {
            return release(candidates);
        }
        if (said(Sense.HOW)) {
            return new Request.Help();
        }
        if (said(Sense.HISTORY)) {
            return new Request.History(addresses);
        }
        if (said(Sense.LOOK) || said(Sense.LIST)) {
            return check(candidates);
        }
        if (said(Sense.HOSTILE)) {
            return new Request.NotAsked(addresses, Objection.HOSTILE);
        }
        if (said(Sense.ELSE) || said(Sense.APPROVAL)) {
            return check(candidates);
        }
        if (said(Sense.THANKED) || (said(Sense.THANKS) && (said(Sense.DONE) || said(Sense.FINE)))) {
            return said(Sense.COMPLAINT) ? release(candidates) : new Request.Thanks();
        }
        if (said(Sense.COMPLAINT)) {
            return release(candidates);
        }
        if (said(Sense.SPARE)) {
            return new Request.NotAsked(addresses, Objection.NEGATED);
        }
        var reported = said(Sense.DONE) || said(Sense.FINE) || said(Sense.MENTIONED);
        return reported || (unknownWords && candidates.doubt().isEmpty()) ? check(candidates) : release(candidates);
    }

    /** What stands against a release, whatever else is said. */
    private Optional<Objection> objection() {
        if (said(Sense.NEGATED)) {
            return Optional.of(Objection.NEGATED);
        }
        if (said(Sense.CONTRARY)) {
            return Optional.of(Objection.CONTRARY);
        }
        return said(Sense.EXCEPT) ? Optional.of(Objection.EXCEPT) : Optional.empty();
    }

    private Request release(Candidates candidates) {
        var network = found(written, Sighting.Network.class).findFirst();
        if (candidates.doubt().isPresent()) {
            return new Request.Which(candidates.all(), candidates.doubt().get());
        }
        return network.isPresent()
                ? new Request.Refused(Thing.NETWORK, network.get().text())
                : new Request.Release(candidates.meant(), where());
    }

    /** Looking frees nobody: what is doubtful is looked at as well. */
    private Request check(Candidates candidates) {
        return new Request.Check(candidates.doubt().isPresent() ? candidates.all() : candidates.meant(), where());
    }

    /** The addresses of a quote count where it is a notice, and where more is asked than its being quoted. */
    private Request ofQuotes() {
        var asksForMore = said(Sense.RELEASE)
                || said(Sense.LOOK)
                || said(Sense.HISTORY)
                || objection().isPresent();
        var thanks = (said(Sense.THANKS) || said(Sense.THANKED))
                && !said(Sense.COMPLAINT)
                && !asksForMore
                && !says(Kind.PLEASE);
        if (thanks) {
            return new Request.Thanks();
        }
        var candidates = Candidates.of(quoted, senses);
        if (!asksForMore
                && candidates.doubt().isEmpty()
                && !message.quotes().stream()
                        .filter(quote -> !Passage.read(quote).addresses().isEmpty())
                        .allMatch(Notice::isOne)) {
            return new Request.Which(List.copyOf(quoted.addresses()), Doubt.QUOTED);
        }
        if (!quoted.unreadable().isEmpty()) {
            return new Request.Unreadable(quoted.unreadable());
        }
        return about(candidates, new Sentences(said.words()).unknownAnywhere());
    }

    private Request withoutAddress() {
        if (said(Sense.CANCEL)) {
            return new Request.Refused(Thing.CANCEL, "");
        }
        var objection = objection();
        if (objection.isPresent()) {
            return new Request.NotAsked(List.of(), objection.get());
        }
        var refused = refused();
        if (refused.isPresent()) {
            return refused.get();
        }
        if (said(Sense.HELP) || said(Sense.HOW)) {
            return new Request.Help();
        }
        if (said(Sense.HISTORY)) {
            return new Request.History(List.of());
        }
        if (said(Sense.LIST) || (said(Sense.LOOK) && said(Sense.ALL))) {
            return new Request.Overview();
        }
        var thanks = said(Sense.THANKS) || said(Sense.THANKED);
        return thanks && !said(Sense.RELEASE) && !said(Sense.COMPLAINT) && !says(Kind.PLEASE)
                ? new Request.Thanks()
                : new Request.Unclear();
    }

    /** Networks and host names, which are never freed; a host name only where it is all there is, or is to be freed. */
    private Optional<Request> refused() {
        var all = Passage.of(List.of(written, quoted));
        var network = found(all, Sighting.Network.class).findFirst();
        if (network.isPresent()) {
            return Optional.of(new Request.Refused(Thing.NETWORK, network.get().text()));
        }
        if (said(Sense.RELEASE) && said(Sense.ALL)) {
            return Optional.of(new Request.Refused(Thing.ALL, ""));
        }
        var alone = said.words().stream()
                .allMatch(word -> word.is(Kind.THING, Kind.FILL, Kind.STOP, Kind.LINE, Kind.PLEASE, Kind.DESU));
        return said(Sense.RELEASE) || alone
                ? found(written, Sighting.HostName.class)
                        .findFirst()
                        .map(host -> new Request.Refused(Thing.HOST_NAME, host.text()))
                : Optional.empty();
    }

    private Where where() {
        var text = new Sentences(said.words());
        var named = IntStream.range(0, text.size())
                .filter(text::isServerName)
                .mapToObj(at -> name(text.word(at)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var mentioned = said.words().stream()
                .filter(word -> word.found() instanceof Sighting.HostName || (word.unknown() && !word.japanese()))
                .map(Wording::name)
                .limit(MOST_MENTIONED)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        mentioned.removeAll(named);
        return new Where(named, mentioned);
    }

    private static String name(Word word) {
        return word.found() instanceof Sighting.HostName host ? host.text() : word.text();
    }

    private Set<IpAddress> all() {
        var all = new LinkedHashSet<>(written.addresses());
        all.addAll(quoted.addresses());
        return all;
    }

    private static <T extends Sighting.Found> Stream<T> found(Passage passage, Class<T> type) {
        return passage.words().stream()
                .map(Word::found)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private boolean said(Sense sense) {
        return senses.contains(sense);
    }

    private boolean says(Kind kind) {
        return said.words().stream().anyMatch(word -> word.is(kind));
    }
}
