package kaikin.unban;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.ban.IpAddress;
import kaikin.contract.BanListKey;
import kaikin.contract.CommandComment;
import kaikin.contract.Language;

/** The orders that free addresses wherever they are banned: one for each address and account, some at a time. */
final class Releases {
    private static final int AT_A_TIME = 8;
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(AT_A_TIME, Releases::thread);

    private final Fleet fleet;
    private final Language language;

    Releases(Fleet fleet, Language language) {
        this.fleet = fleet;
        this.language = language;
    }

    /** Sends the orders for an address on their way; what came of them is known later. */
    List<CompletableFuture<List<Outcome>>> start(Question question, IpAddress address, List<BanListKey> servers) {
        return orders(question, address, servers).stream()
                .map(order -> CompletableFuture.supplyAsync(
                        () -> start(order, question.logReference()).toList(), THREADS))
                .toList();
    }

    private List<ReleaseOrder> orders(Question question, IpAddress address, List<BanListKey> servers) {
        var comment = new CommandComment(question.room(), question.message(), question.person(), language);
        var orders = new ArrayList<ReleaseOrder>();
        servers.stream()
                .collect(Collectors.groupingBy(BanListKey::account, TreeMap::new, Collectors.toList()))
                .forEach((account, group) -> {
                    for (var from = 0; from < group.size(); from += Fleet.MOST_SERVERS) {
                        var part = group.subList(from, Math.min(from + Fleet.MOST_SERVERS, group.size()));
                        orders.add(new ReleaseOrder(account, address, part, comment));
                    }
                });
        return orders;
    }

    private Stream<Outcome> start(ReleaseOrder order, String logReference) {
        var start = tried(order);
        if (start instanceof Fleet.Start.Refused refused) {
            // Systems Manager refuses the whole command for one server that is gone: the others shall not wait for it.
            return refused.reason() == Fleet.Reason.UNKNOWN_SERVER
                            && order.servers().size() > 1
                    ? order.each().stream().flatMap(one -> start(one, logReference))
                    : Stream.of(new Outcome.CouldNotDo(
                            order.address(), order.account(), order.servers(), refused, logReference));
        }
        return Stream.of(new Outcome.ReleaseStarted(
                order.address(), order.account(), order.servers(), ((Fleet.Start.Started) start).command()));
    }

    /** What breaks in one order shall not hide what came of the others. */
    private Fleet.Start tried(ReleaseOrder order) {
        try {
            return fleet.start(order);
        } catch (RuntimeException e) {
            return new Fleet.Start.Refused(Fleet.Reason.UNAVAILABLE, e.toString());
        }
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "releases");
        thread.setDaemon(true);
        return thread;
    }
}
