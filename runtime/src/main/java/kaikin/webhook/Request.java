package kaikin.webhook;

import java.util.List;
import java.util.Set;
import kaikin.banlist.IpAddress;

/** The request that a message makes. */
public sealed interface Request {
    /** The addresses that it is about. */
    default List<IpAddress> addresses() {
        return List.of();
    }

    /** To free these addresses. */
    record Release(List<IpAddress> addresses, Where where) implements Request {
        public Release {
            addresses = List.copyOf(addresses);
        }

        /** Wherever they are banned. */
        public Release(List<IpAddress> addresses) {
            this(addresses, Where.ANYWHERE);
        }
    }

    /** To look for these addresses and change nothing. */
    record Check(List<IpAddress> addresses, Where where) implements Request {
        public Check {
            addresses = List.copyOf(addresses);
        }

        /** Wherever they are banned. */
        public Check(List<IpAddress> addresses) {
            this(addresses, Where.ANYWHERE);
        }
    }

    /** To show what is banned where, and how fresh the lists are. */
    record Overview() implements Request {}

    /** To show who asked for what in this room, and how it ended; of these addresses only, where there are any. */
    record History(List<IpAddress> addresses) implements Request {
        public History {
            addresses = List.copyOf(addresses);
        }
    }

    /** To explain what one may ask for. */
    record Help() implements Request {}

    /** Nothing: it says thank you. */
    record Thanks() implements Request {}

    /** Nothing that we do: what is to be written instead is ours to say. */
    record NotAsked(List<IpAddress> addresses, Objection objection) implements Request {
        public NotAsked {
            addresses = List.copyOf(addresses);
        }
    }

    /** Something, but of which address is not clear: these were read. */
    record Which(List<IpAddress> addresses, Doubt doubt) implements Request {
        public Which {
            addresses = List.copyOf(addresses);
        }
    }

    /** Something, of words that look like addresses and hold what a reader cannot see, or would read differently. */
    record Unreadable(List<String> words) implements Request {
        public Unreadable {
            words = List.copyOf(words);
        }
    }

    /** To free something that is never freed. */
    record Refused(Thing thing, String word) implements Request {}

    /** Something that we do not understand. */
    record Unclear() implements Request {}

    /**
     * The servers that a request is about.
     *
     * @param named what it calls a server, whether there is one of that name or not; empty means all servers
     * @param mentioned further words that would mean a server, if one had that name
     */
    record Where(Set<String> named, Set<String> mentioned) {
        /** On all servers. */
        public static final Where ANYWHERE = new Where(Set.of(), Set.of());

        public Where {
            named = Set.copyOf(named);
            mentioned = Set.copyOf(mentioned);
        }
    }

    /** The reason why a message about addresses asks for nothing that we do. */
    enum Objection {
        /** "Do not release it." */
        NEGATED,
        /** "Ban it." */
        CONTRARY,
        /** "It attacks us." */
        HOSTILE,
        /** "Everywhere but there." */
        EXCEPT
    }

    /** The reason why it is not clear which address is meant. */
    enum Doubt {
        /** "From A to B": the ends of a range, or two ends of a connection. */
        RANGE,
        /** The source and the destination of a packet. */
        DIRECTION,
        /** The configuration of an interface, or what whois knows of a network. */
        NETWORK,
        /** The version of a program. */
        VERSION,
        /** The server that could not be reached. */
        SERVER,
        /** "Not A but B." */
        CORRECTION,
        /** The address stands where a display name may stand. */
        NAME,
        /** Only a quote has it, and neither is the quote a notice nor is a release asked for. */
        QUOTED,
        /** Where the quotes end cannot be told. */
        TANGLED
    }

    /** A thing that is never freed. */
    enum Thing {
        NETWORK,
        HOST_NAME,
        ALL,
        /** What was started is not taken back. */
        CANCEL
    }
}
