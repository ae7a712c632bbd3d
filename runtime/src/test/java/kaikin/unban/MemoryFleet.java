package kaikin.unban;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;

/** A fleet that only remembers what it was ordered. */
final class MemoryFleet implements Fleet {
    private final Set<ReleaseOrder> orders = new HashSet<>();
    private final Map<AccountId, Reason> refusals = new HashMap<>();
    private final Set<AccountId> broken = new HashSet<>();
    private final Set<String> lost = new HashSet<>();

    void refuse(AccountId account, Reason reason) {
        refusals.put(account, reason);
    }

    void breakDown(AccountId account) {
        broken.add(account);
    }

    void lose(String server) {
        lost.add(server);
    }

    /** Orders may be sent at the same time, so these are sorted. */
    List<ReleaseOrder> orders() {
        return orders.stream()
                .sorted(Comparator.comparing(MemoryFleet::summary))
                .toList();
    }

    static String summary(ReleaseOrder order) {
        return order.account() + " " + order.address() + " "
                + order.servers().stream().map(BanListKey::server).toList();
    }

    @Override
    public synchronized Start start(ReleaseOrder order) {
        if (broken.contains(order.account())) {
            throw new IllegalStateException("broken");
        }
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
