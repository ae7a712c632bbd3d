package kaikin.unban;

import java.util.List;
import kaikin.ban.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;

/** One thing that came of a question; it knows which text it wants, in whichever language. */
public sealed interface Outcome {
    /** Its text. */
    Answer in(Answers answers);

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
    }

    /** No list that could be read has the address. */
    record NotBanned(IpAddress address, Freshness freshness) implements Outcome {
        @Override
        public Answer in(Answers answers) {
            return answers.notBanned(this);
        }
    }

    /** The address stays banned on these servers: nothing was started. */
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

    /** The lists could not be read, so nothing is known. */
    record CouldNotLook(String detail, String logReference) implements Outcome {
        @Override
        public Answer in(Answers answers) {
            return answers.couldNotLook(this);
        }
    }

    /** More addresses than one message may ask for. */
    record TooMany(int addresses, int most) implements Outcome {
        @Override
        public Answer in(Answers answers) {
            return answers.tooMany(this);
        }
    }

    /** All servers and the age of their lists. */
    record Overview(Freshness freshness) implements Outcome {
        @Override
        public Answer in(Answers answers) {
            return answers.overview(this);
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
