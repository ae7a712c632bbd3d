package kaikin.chatwork;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kaikin.banlist.IpAddress;
import kaikin.chatwork.WebhookEvent.Mention;
import kaikin.webhook.Question;
import kaikin.webhook.Request;
import kaikin.webhook.Request.Doubt;
import kaikin.webhook.Request.Objection;
import kaikin.webhook.Request.Thing;
import kaikin.webhook.Request.Where;

/**
 * Reads the question that a mention asks.
 *
 * <p>Nothing is freed but where somebody asked: by saying so, by complaining of being locked out, or by an address, or
 * the notice of a ban, without a word more. Everything else is looked at, or asked about.
 */
public final class QuestionReader {
    private static final int MOST_MENTIONED = 50;

    private final Message message;
    private final TaggedText said;
    private final TaggedText written;
    private final TaggedText quoted;
    private final Set<Meaning> meanings;

    private QuestionReader(Message message) {
        this.message = message;
        this.said = TaggedText.read(BanNotice.without(message.words()));
        var pasted = Stream.concat(BanNotice.lines(message.words()).stream(), message.pasted().stream());
        this.written = TaggedText.of(
                Stream.concat(Stream.of(said), pasted.map(TaggedText::read)).toList());
        this.quoted =
                TaggedText.of(message.quotes().stream().map(TaggedText::read).toList());
        this.meanings = Grammar.meanings(said);
    }

    /** Reads a mention. */
    public static Question of(Mention mention) {
        var message = Message.of(mention.body(), mention.to());
        return new Question(
                mention.room(),
                mention.message(),
                mention.from(),
                new QuestionReader(message).request(),
                TaggedText.read(message.words()).language(),
                message.toldByBot());
    }

    private Request request() {
        if (message.tangled() && !all().isEmpty()) {
            return new Request.Which(List.copyOf(all()), Doubt.TANGLED);
        }
        if (!written.unreadable().isEmpty()) {
            return new Request.Unreadable(written.unreadable());
        }
        if (!written.addresses().isEmpty()) {
            return about(AddressCandidates.of(written, meanings), said(Meaning.UNKNOWN));
        }
        var named = TaggedText.of(message.names().stream().map(TaggedText::read).toList())
                .addresses();
        if (!named.isEmpty()) {
            return new Request.Which(List.copyOf(named), Doubt.NAME);
        }
        return quoted.addresses().isEmpty() && quoted.unreadable().isEmpty() ? withoutAddress() : ofQuotes();
    }

    /**
     * The decisions, in their order: what forbids comes before what asks, what asks before what looks, what looks
     * before what complains.
     */
    private Request about(AddressCandidates candidates, boolean unknownWords) {
        var addresses = candidates.all();
        if (said(Meaning.CANCEL)) {
            return new Request.Refused(Thing.CANCEL, "");
        }
        var objection = objection();
        if (objection.isPresent()) {
            return new Request.NotAsked(addresses, objection.get());
        }
        if (said(Meaning.CORRECTION) && addresses.size() == 1 && !said(Meaning.RELEASE)) {
            return new Request.NotAsked(addresses, Objection.NEGATED);
        }
        if (said(Meaning.RELEASE)) {
            return release(candidates);
        }
        if (said(Meaning.HOW)) {
            return new Request.Help();
        }
        if (said(Meaning.HISTORY)) {
            return new Request.History(addresses);
        }
        if (said(Meaning.LOOK) || said(Meaning.LIST)) {
            return check(candidates);
        }
        if (said(Meaning.HOSTILE)) {
            return new Request.NotAsked(addresses, Objection.HOSTILE);
        }
        if (said(Meaning.ELSE) || said(Meaning.APPROVAL)) {
            return check(candidates);
        }
        if (said(Meaning.THANKED) || (said(Meaning.THANKS) && (said(Meaning.DONE) || said(Meaning.FINE)))) {
            return said(Meaning.COMPLAINT) ? release(candidates) : new Request.Thanks();
        }
        if (said(Meaning.COMPLAINT)) {
            return release(candidates);
        }
        if (said(Meaning.SPARE)) {
            return new Request.NotAsked(addresses, Objection.NEGATED);
        }
        var reported = said(Meaning.DONE) || said(Meaning.FINE) || said(Meaning.MENTIONED);
        return reported || (unknownWords && candidates.doubt().isEmpty()) ? check(candidates) : release(candidates);
    }

    /** The objection to a release, whatever else is said. */
    private Optional<Objection> objection() {
        if (said(Meaning.NEGATED)) {
            return Optional.of(Objection.NEGATED);
        }
        if (said(Meaning.CONTRARY)) {
            return Optional.of(Objection.CONTRARY);
        }
        return said(Meaning.EXCEPT) ? Optional.of(Objection.EXCEPT) : Optional.empty();
    }

    private Request release(AddressCandidates candidates) {
        var network = found(written, AddressMatch.Network.class).findFirst();
        if (candidates.doubt().isPresent()) {
            return new Request.Which(candidates.all(), candidates.doubt().get());
        }
        return network.isPresent()
                ? new Request.Refused(Thing.NETWORK, network.get().text())
                : new Request.Release(candidates.meant(), where());
    }

    /** Looking frees nobody: what is doubtful is looked at as well. */
    private Request check(AddressCandidates candidates) {
        return new Request.Check(candidates.doubt().isPresent() ? candidates.all() : candidates.meant(), where());
    }

    /** The addresses of a quote count where it is a notice, and where more is asked than its being quoted. */
    private Request ofQuotes() {
        var asksForMore = said(Meaning.RELEASE)
                || said(Meaning.LOOK)
                || said(Meaning.HISTORY)
                || objection().isPresent();
        var thanks = (said(Meaning.THANKS) || said(Meaning.THANKED))
                && !said(Meaning.COMPLAINT)
                && !asksForMore
                && !says(WordRole.PLEASE);
        if (thanks) {
            return new Request.Thanks();
        }
        var candidates = AddressCandidates.of(quoted, meanings);
        if (!asksForMore
                && candidates.doubt().isEmpty()
                && !message.quotes().stream()
                        .filter(quote -> !TaggedText.read(quote).addresses().isEmpty())
                        .allMatch(BanNotice::isOne)) {
            return new Request.Which(List.copyOf(quoted.addresses()), Doubt.QUOTED);
        }
        if (!quoted.unreadable().isEmpty()) {
            return new Request.Unreadable(quoted.unreadable());
        }
        return about(candidates, new WordContext(said.words()).unknownAnywhere());
    }

    private Request withoutAddress() {
        if (said(Meaning.CANCEL)) {
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
        if (said(Meaning.HELP) || said(Meaning.HOW)) {
            return new Request.Help();
        }
        if (said(Meaning.HISTORY)) {
            return new Request.History(List.of());
        }
        if (said(Meaning.LIST) || (said(Meaning.LOOK) && said(Meaning.ALL))) {
            return new Request.Overview();
        }
        var thanks = said(Meaning.THANKS) || said(Meaning.THANKED);
        return thanks && !said(Meaning.RELEASE) && !said(Meaning.COMPLAINT) && !says(WordRole.PLEASE)
                ? new Request.Thanks()
                : new Request.Unclear();
    }

    /** Networks and host names, which are never freed; a host name only where it is all there is, or is to be freed. */
    private Optional<Request> refused() {
        var all = TaggedText.of(List.of(written, quoted));
        var network = found(all, AddressMatch.Network.class).findFirst();
        if (network.isPresent()) {
            return Optional.of(new Request.Refused(Thing.NETWORK, network.get().text()));
        }
        if (said(Meaning.RELEASE) && said(Meaning.ALL)) {
            return Optional.of(new Request.Refused(Thing.ALL, ""));
        }
        var alone = said.words().stream()
                .allMatch(word -> word.is(
                        WordRole.THING, WordRole.FILL, WordRole.STOP, WordRole.LINE, WordRole.PLEASE, WordRole.DESU));
        return said(Meaning.RELEASE) || alone
                ? found(written, AddressMatch.HostName.class)
                        .findFirst()
                        .map(host -> new Request.Refused(Thing.HOST_NAME, host.text()))
                : Optional.empty();
    }

    private Where where() {
        var text = new WordContext(said.words());
        var named = IntStream.range(0, text.size())
                .filter(text::isServerName)
                .mapToObj(at -> name(text.word(at)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var mentioned = said.words().stream()
                .filter(word -> word.found() instanceof AddressMatch.HostName || (word.unknown() && !word.japanese()))
                .map(QuestionReader::name)
                .limit(MOST_MENTIONED)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        mentioned.removeAll(named);
        return new Where(named, mentioned);
    }

    private static String name(Word word) {
        return word.found() instanceof AddressMatch.HostName host ? host.text() : word.text();
    }

    private Set<IpAddress> all() {
        var all = new LinkedHashSet<>(written.addresses());
        all.addAll(quoted.addresses());
        return all;
    }

    private static <T extends AddressMatch.Found> Stream<T> found(TaggedText passage, Class<T> type) {
        return passage.words().stream()
                .map(Word::found)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private boolean said(Meaning meaning) {
        return meanings.contains(meaning);
    }

    private boolean says(WordRole role) {
        return said.words().stream().anyMatch(word -> word.is(role));
    }
}
