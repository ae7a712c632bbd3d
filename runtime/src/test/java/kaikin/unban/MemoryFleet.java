package kaikin.unban;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;

/** A fleet that only remembers what it was ordered. */
final class MemoryFleet implements Fleet {
    private final List<ReleaseOrder> orders = new ArrayList<>();
    private final Map<AccountId, Reason> refusals = new HashMap<>();
    private final Set<String> lost = new HashSet<>();

    void refuse(AccountId account, Reason reason) {
        refusals.put(account, reason);
    }

    void lose(String server) {
        lost.add(server);
    }

    List<ReleaseOrder> orders() {
        return orders;
    }

    static String summary(ReleaseOrder order) {
        return order.account() + " " + order.address() + " "
                + order.servers().stream().map(BanListKey::server).toList();
    }

    @Override
    public Start start(ReleaseOrder order) {
        var reason = order.servers().stream().map(BanListKey::server).anyMatch(lost::contains)
                ? Reason.UNKNOWN_SERVER
                : refusals.get(order.account());
        if (reason != null) {
            return new Start.Refused(reason, "refused");
        }
        orders.add(order);
        return new Start.Started("command-" + orders.size());
    }
}
