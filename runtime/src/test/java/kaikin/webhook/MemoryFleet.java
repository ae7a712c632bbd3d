package kaikin.webhook;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.webhook.ReleaseSender.ReleaseOrder;

/**
 * A fleet that only remembers what it was ordered. As Systems Manager it refuses a whole order for one server of it,
 * and a server that was sent to once is never to be sent to again.
 */
final class MemoryFleet implements ReleaseSender {
    private final Set<ReleaseOrder> orders = new HashSet<>();
    private final Set<String> sentTo = new HashSet<>();
    private final Map<AccountId, Reason> refusals = new HashMap<>();
    private final Set<AccountId> broken = new HashSet<>();
    private final Map<String, Reason> lost = new HashMap<>();
    private Runnable afterEachCall = () -> {};
    private int calls;

    void refuse(AccountId account, Reason reason) {
        refusals.put(account, reason);
    }

    void breakDown(AccountId account) {
        broken.add(account);
    }

    /** From now on every order with this server is refused for this reason. */
    void lose(String server, Reason reason) {
        lost.put(server, reason);
    }

    void afterEachCall(Runnable action) {
        afterEachCall = action;
    }

    /** How often somebody has tried to send. */
    synchronized int calls() {
        return calls;
    }

    /** Orders may be sent at the same time, so these are sorted. */
    synchronized List<ReleaseOrder> orders() {
        return orders.stream()
                .sorted(Comparator.comparing(MemoryFleet::summary))
                .toList();
    }

    /** The servers that an order was sent to. */
    List<String> sentTo() {
        return orders.stream()
                .flatMap(order -> order.servers().stream())
                .map(BanListKey::server)
                .sorted()
                .toList();
    }

    static String summary(ReleaseOrder order) {
        return order.account() + " " + order.address() + " "
                + order.servers().stream().map(BanListKey::server).toList();
    }

    @Override
    public Start start(ReleaseOrder order) {
        try {
            return answer(order);
        } finally {
            afterEachCall.run();
        }
    }

    private synchronized Start answer(ReleaseOrder order) {
        calls++;
        if (broken.contains(order.account())) {
            throw new IllegalStateException("broken");
        }
        var reason = order.servers().stream()
                .map(BanListKey::server)
                .filter(lost::containsKey)
                .findFirst()
                .map(lost::get)
                .or(() -> Optional.ofNullable(refusals.get(order.account())));
        if (reason.isPresent()) {
            return new Start.Refused(reason.get(), "refused");
        }
        for (var server : order.servers()) {
            if (!sentTo.add(order.address() + " " + server)) {
                throw new AssertionError(server + " was sent to twice");
            }
        }
        orders.add(order);
        return new Start.Started("command-" + orders.size());
    }
}
