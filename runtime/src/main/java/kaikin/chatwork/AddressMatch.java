package kaikin.chatwork;

import java.util.List;
import kaikin.banlist.IpAddress;

/** A word of a text that is an address, or that a reader may take for one. */
record AddressMatch(int start, int end, Found found) {
    /** The kind of word that was found. */
    sealed interface Found {
        /** The addresses that a reader finds in it. */
        default List<IpAddress> addresses() {
            return List.of();
        }
    }

    /** An address. */
    record Address(IpAddress address) implements Found {
        @Override
        public List<IpAddress> addresses() {
            return List.of(address);
        }
    }

    /** A user's name at an address: where somebody logs in, not where they come from. */
    record Login(IpAddress address) implements Found {
        @Override
        public List<IpAddress> addresses() {
            return List.of(address);
        }
    }

    /** The ends of a range, or its first one where the last is half an address. */
    record Range(List<IpAddress> addresses) implements Found {}

    /** More addresses than one; the address that it is written with, where that is a whole one. */
    record Network(String text, List<IpAddress> addresses) implements Found {}

    /** A name that DNS may know. */
    record HostName(String text) implements Found {}

    /** A word with something in it that a reader cannot see, or would read differently. */
    record Unreadable(String shown) implements Found {}
}
