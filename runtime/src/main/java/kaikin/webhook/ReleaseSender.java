package kaikin.webhook;

import java.util.List;
import java.util.stream.Stream;
import kaikin.banlist.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.contract.CommandComment;

/** The servers of all accounts, and what can be started on them. */
public interface ReleaseSender {
    /** The most servers that one order can name; Systems Manager takes no more instance ids. */
    int MOST_SERVERS = 50;

    /** Starts the release of one address on some servers of one account. */
    Start start(ReleaseOrder order);

    /** The result of an order. */
    sealed interface Start {
        /** The command is on its way to the servers. */
        record Started(String command) implements Start {}

        /** Nothing was started. */
        record Refused(Reason reason, String detail) implements Start {}
    }

    /** The reason why nothing was started. */
    enum Reason {
        /** The operator role may not be assumed. */
        NO_ACCESS,
        /** The role may not start the document on one of these servers at least: it is gone, say, and so is its tag. */
        DENIED,
        /** One of these servers at least is not there, or its agent does not report. */
        UNKNOWN_SERVER,
        /** There was no time left: for this part of an order that was refused, or for one of so many orders. */
        NOT_TRIED,
        /** AWS refused it for a reason that no order should give. */
        REFUSED,
        /** Too many requests at once. */
        BUSY,
        /** Before anything was sent, AWS did not answer, or answered something else. */
        NOT_SENT,
        /** AWS did not answer to what was sent, or answered something else. */
        UNAVAILABLE
    }

    /**
     * The order to free one address on some servers of one account.
     *
     * @param comment where the answer belongs, and who asked
     */
    record ReleaseOrder(AccountId account, IpAddress address, List<BanListKey> servers, CommandComment comment) {
        public ReleaseOrder {
            servers = List.copyOf(servers);
        }

        /** The same order for the first and for the last half of its servers; it must have two. */
        List<ReleaseOrder> halves() {
            var middle = servers.size() / 2;
            return Stream.of(servers.subList(0, middle), servers.subList(middle, servers.size()))
                    .map(half -> new ReleaseOrder(account, address, half, comment))
                    .toList();
        }
    }
}
