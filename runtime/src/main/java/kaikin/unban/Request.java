package kaikin.unban;

import java.util.List;
import kaikin.ban.IpAddress;

/** What a message asks for. */
public sealed interface Request {
    /** The addresses that it is about. */
    default List<IpAddress> addresses() {
        return List.of();
    }

    /** To free these addresses. */
    record Release(List<IpAddress> addresses) implements Request {
        public Release {
            addresses = List.copyOf(addresses);
        }
    }

    /** To look for these addresses and change nothing. */
    record Check(List<IpAddress> addresses) implements Request {
        public Check {
            addresses = List.copyOf(addresses);
        }
    }

    /** To show what is banned where, and how fresh the lists are. */
    record Overview() implements Request {}

    /** Nothing: it says thank you. */
    record Thanks() implements Request {}

    /** Something that we do not understand. */
    record Unclear() implements Request {}
}
