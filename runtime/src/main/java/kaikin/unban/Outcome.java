package kaikin.unban;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import kaikin.ban.AddressScope;
import kaikin.ban.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;

/** One thing that came of a question; it knows which text it wants, in whichever language. */
public sealed interface Outcome {
    /** Its text. */
    Answer in(Answers answers);

    /** How far the look into the lists that it rests on can be believed; empty where it rests on none. */
    default Optional<Freshness> basis() {
        return Optional.empty();
    }

    /** The release of an address is on its way to servers; whether it worked is not known yet. */
    record ReleaseStarted(IpAddress address, AccountId account, List<BanListKey> servers, String command)
            implements Outcome {
        @Override
        public Answer in(Answers answers) {
            return answers.releaseStarted(this);
        }
    }

    /** The address is banned there; nothing was changed. */
    record Banned(IpAddress address, List<BanListKey> servers, Freshness freshness) implements Outcome {
        @Override
        public Answer in(Answers answers) {
            return answers.banned(this);
        }

        @Override
        public Optional<Freshness> basis() {
            return Optional.of(freshness);
        }
    }

    /** No list has the address, and all of them can be believed. */
    record NotBanned(IpAddress address, Freshness freshness) implements Outcome {
        @Override
        public Answer in(Answers answers) {
            return answers.notBanned(this);
        }

        @Override
        public Optional<Freshness> basis() {
            return Optional.of(freshness);
        }
    }

    /** No list that can be believed has the address; of the other servers nothing is known. */
    record NotSeen(IpAddress address, Freshness freshness) implements Outcome {
        @Override
        public Answer in(Answers answers) {
            return answers.notSeen(this);
        }

        @Override
        public Optional<Freshness> basis() {
            return Optional.of(freshness);
        }
    }

    /** No list has the address, and no server outside its own network ever sees it. */
    record NotGlobal(IpAddress address, AddressScope scope, Freshness freshness) implements Outcome {
        @Override
        public Answer in(Answers answers) {
            return answers.notGlobal(this);
        }

        @Override
        public Optional<Freshness> basis() {
            return Optional.of(freshness);
        }
    }

    /** These addresses were found, but may be banned on further servers, whose lists cannot be believed. */
    record Doubtful(List<IpAddress> addresses, Freshness freshness) implements Outcome {
        @Override
        public Answer in(Answers answers) {
            return answers.doubtful(this);
        }

        @Override
        public Optional<Freshness> basis() {
            return Optional.of(freshness);
        }
    }

    /** The address stays banned on these servers, as far as we know: nothing was started. */
    record CouldNotDo(
            IpAddress address,
            AccountId account,
            List<BanListKey> servers,
            Fleet.Start.Refused refusal,
            String logReference)
            implements Outcome {
        @Override
        public Answer in(Answers answers) {
            return answers.couldNotDo(this);
        }
    }

    /** The lists could not be read, so nothing is known and nothing was changed. */
    record CouldNotLook(Collection<IpAddress> addresses, BanLists.Reason reason, String detail, String logReference)
            implements Outcome {
        @Override
        public Answer in(Answers answers) {
            return answers.couldNotLook(this);
        }
    }

    /** Something broke that should not: what was done is not known. */
    record Broken(Collection<IpAddress> addresses, String detail, String logReference) implements Outcome {
        @Override
        public Answer in(Answers answers) {
            return answers.broken(this);
        }
    }

    /** More addresses than one message may ask for. */
    record TooMany(int addresses, int most) implements Outcome {
        @Override
        public Answer in(Answers answers) {
            return answers.tooMany(this);
        }
    }

    /** All servers, what they ban, and the age of their lists. */
    record Overview(List<ServerBans> servers, Freshness freshness) implements Outcome {
        @Override
        public Answer in(Answers answers) {
            return answers.overview(this);
        }

        @Override
        public Optional<Freshness> basis() {
            return Optional.of(freshness);
        }

        /** How many bans there are in all. */
        public int bans() {
            return servers.stream().mapToInt(ServerBans::count).sum();
        }

        /** For the log. */
        @Override
        public String toString() {
            return "Overview[bans=" + bans() + ", " + freshness + "]";
        }
    }

    /** The question was not understood. */
    record Help() implements Outcome {
        @Override
        public Answer in(Answers answers) {
            return answers.help(this);
        }
    }

    /** We were thanked. */
    record Thanked() implements Outcome {
        @Override
        public Answer in(Answers answers) {
            return answers.thanked(this);
        }
    }

    /** This person may not ask, or not in this room. */
    record NotAllowed(long room, long person) implements Outcome {
        @Override
        public Answer in(Answers answers) {
            return answers.notAllowed(this);
        }
    }
}
