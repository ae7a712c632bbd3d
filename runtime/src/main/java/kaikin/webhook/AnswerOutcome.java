package kaikin.webhook;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.banlist.AddressScope;
import kaikin.banlist.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.contract.Reference;
import kaikin.history.History;
import kaikin.webhook.ChatRoom.AnswerParagraph;

/** One thing that came of a question; it knows which text it wants, in whichever language. */
public sealed interface AnswerOutcome {
    /** Its text. */
    AnswerParagraph in(AnswerTexts answers);

    /** Tells how far the look into the lists that it rests on can be believed; empty where it rests on none. */
    default Optional<Freshness> basis() {
        return Optional.empty();
    }

    /** The release of an address is on its way to servers of an account; whether it worked is not known yet. */
    record ReleaseStarted(IpAddress address, AccountId account, List<Command> commands, Reference reference)
            implements AnswerOutcome {
        public ReleaseStarted {
            commands = List.copyOf(commands);
        }

        /** All servers that it is on its way to. */
        public List<BanListKey> servers() {
            return commands.stream()
                    .flatMap(command -> command.servers().stream())
                    .toList();
        }

        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.releaseStarted(this);
        }
    }

    /**
     * A command that was started.
     *
     * @param unchecked why nobody will look how it ended; empty where somebody will
     * @param unnamed why its end will be told of instances' ids; empty where it will be of these servers' names
     */
    record Command(String id, List<BanListKey> servers, Optional<String> unchecked, Optional<String> unnamed) {
        public Command {
            servers = List.copyOf(servers);
        }
    }

    /** The address is banned there; nothing was changed. */
    record Banned(IpAddress address, List<BanListKey> servers, Freshness freshness) implements AnswerOutcome {
        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.banned(this);
        }

        @Override
        public Optional<Freshness> basis() {
            return Optional.of(freshness);
        }
    }

    /** No list has the address, and all of them can be believed. */
    record NotBanned(IpAddress address, Freshness freshness) implements AnswerOutcome {
        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.notBanned(this);
        }

        @Override
        public Optional<Freshness> basis() {
            return Optional.of(freshness);
        }
    }

    /** No list that can be believed has the address; of the other servers nothing is known. */
    record NotSeen(IpAddress address, Freshness freshness) implements AnswerOutcome {
        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.notSeen(this);
        }

        @Override
        public Optional<Freshness> basis() {
            return Optional.of(freshness);
        }
    }

    /** No list has the address, and no server outside its own network ever sees it. */
    record NotGlobal(IpAddress address, AddressScope scope, Freshness freshness) implements AnswerOutcome {
        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.notGlobal(this);
        }

        @Override
        public Optional<Freshness> basis() {
            return Optional.of(freshness);
        }
    }

    /** These addresses were found, but may be banned on further servers, whose lists cannot be believed. */
    record Doubtful(List<IpAddress> addresses, Freshness freshness) implements AnswerOutcome {
        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.doubtful(this);
        }

        @Override
        public Optional<Freshness> basis() {
            return Optional.of(freshness);
        }
    }

    /** The address stays banned on these servers of an account, as far as we know: nothing was started. */
    record CouldNotDo(IpAddress address, AccountId account, List<Refusal> refusals, Reference reference)
            implements AnswerOutcome {
        public CouldNotDo {
            refusals = List.copyOf(refusals);
        }

        /** All servers that nothing was started on. */
        public List<BanListKey> servers() {
            return refusals.stream()
                    .flatMap(refusal -> refusal.servers().stream())
                    .toList();
        }

        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.couldNotDo(this);
        }
    }

    /** Servers that nothing was started on, and why. */
    record Refusal(List<BanListKey> servers, ReleaseSender.Start.Refused why) {
        public Refusal {
            servers = List.copyOf(servers);
        }

        /** These and others that nothing was started on for the same reason. */
        Refusal and(Refusal others) {
            return new Refusal(
                    Stream.concat(servers.stream(), others.servers().stream()).toList(), why);
        }
    }

    /** The address is in lists of servers that are gone; nothing was sent to them. */
    record Gone(IpAddress address, List<Freshness.Entry> servers) implements AnswerOutcome {
        public Gone {
            servers = List.copyOf(servers);
        }

        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.gone(this);
        }
    }

    /** The address is banned on further servers, which the request is not about; nothing was changed there. */
    record Elsewhere(IpAddress address, List<BanListKey> servers) implements AnswerOutcome {
        public Elsewhere {
            servers = List.copyOf(servers);
        }

        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.elsewhere(this);
        }
    }

    /** The request names servers that there are not, so nothing was done. */
    record UnknownServers(List<String> names, List<String> known) implements AnswerOutcome {
        public UnknownServers {
            names = List.copyOf(names);
            known = List.copyOf(known);
        }

        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.unknownServers(this);
        }
    }

    /** Nobody asked for anything that we do. */
    record NotAsked(List<IpAddress> addresses, Request.Objection objection) implements AnswerOutcome {
        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.notAsked(this);
        }
    }

    /** It is not clear which of these addresses is meant. */
    record Which(List<IpAddress> addresses, Request.Doubt doubt) implements AnswerOutcome {
        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.which(this);
        }
    }

    /** Words that look like addresses hold what a reader cannot see. */
    record Unreadable(List<String> words) implements AnswerOutcome {
        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.unreadable(this);
        }
    }

    /** This is never freed. */
    record Refused(Request.Thing thing, String word) implements AnswerOutcome {
        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.refused(this);
        }
    }

    /** The lists could not be read, so nothing is known and nothing was changed. */
    record CouldNotLook(Collection<IpAddress> addresses, BanLists.Reason reason, String detail, Reference reference)
            implements AnswerOutcome {
        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.couldNotLook(this);
        }
    }

    /** Something broke that should not: what was done is not known. */
    record Broken(Collection<IpAddress> addresses, String detail, Reference reference) implements AnswerOutcome {
        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.broken(this);
        }
    }

    /** More addresses than one message may ask for. */
    record TooMany(int addresses, int most) implements AnswerOutcome {
        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.tooMany(this);
        }
    }

    /** All servers, what they ban, and the age of their lists. */
    record Overview(List<ServerBans> servers, Freshness freshness) implements AnswerOutcome {
        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.overview(this);
        }

        @Override
        public Optional<Freshness> basis() {
            return Optional.of(freshness);
        }

        /** The servers that are there. */
        public List<ServerBans> present() {
            return servers.stream()
                    .filter(server -> server.entry().state() != Freshness.State.GONE)
                    .toList();
        }

        /** The number of bans that they have in all. */
        public int bans() {
            return present().stream().mapToInt(ServerBans::count).sum();
        }

        /** For the log. */
        @Override
        public String toString() {
            return "Overview[bans=" + bans() + ", " + freshness + "]";
        }
    }

    /**
     * What was asked for in the room before, newest first.
     *
     * @param addresses of these alone, where there are any
     * @param unreadable how many requests could not be read
     */
    record RoomHistory(List<History.Entry> entries, List<IpAddress> addresses, int unreadable)
            implements AnswerOutcome {
        public RoomHistory {
            entries = List.copyOf(entries);
            addresses = List.copyOf(addresses);
        }

        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.roomHistory(this);
        }

        /** For the log. */
        @Override
        public String toString() {
            return "RoomHistory[entries=" + entries.size() + ", unreadable=" + unreadable + "]";
        }
    }

    /** The history could not be read. */
    record NoHistory(String detail, Reference reference) implements AnswerOutcome {
        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.noHistory(this);
        }
    }

    /** The question was not understood. */
    record Help() implements AnswerOutcome {
        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.help(this);
        }
    }

    /** We were thanked. */
    record Thanked() implements AnswerOutcome {
        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.thanked(this);
        }
    }

    /** This person may not ask, or not in this room. */
    record NotAllowed(long room, long person) implements AnswerOutcome {
        @Override
        public AnswerParagraph in(AnswerTexts answers) {
            return answers.notAllowed(this);
        }
    }
}
