package kaikin.unban;

import java.util.List;
import kaikin.ban.IpAddress;
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

    /** The same order for each of its servers alone. */
    List<ReleaseOrder> each() {
        return servers.stream()
                .map(server -> new ReleaseOrder(account, address, List.of(server), comment))
                .toList();
    }
}
