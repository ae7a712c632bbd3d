package kaikin.webhook;

import java.util.List;
import java.util.stream.Stream;
import kaikin.banlist.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.contract.CommandComment;

/**
 * The order to free one address on some servers of one account.
 *
 * @param comment where the answer belongs, and who asked
 */
public record ReleaseOrder(AccountId account, IpAddress address, List<BanListKey> servers, CommandComment comment) {
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
