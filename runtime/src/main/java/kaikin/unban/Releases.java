package kaikin.unban;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.ban.IpAddress;
import kaikin.contract.BanListKey;
import kaikin.contract.CommandComment;
import kaikin.contract.Language;

/** The orders that free an address wherever it is banned: one per account. */
final class Releases {
    private final Fleet fleet;
    private final Language language;

    Releases(Fleet fleet, Language language) {
        this.fleet = fleet;
        this.language = language;
    }

    List<Outcome> start(Question question, IpAddress address, List<BanListKey> servers) {
        return orders(question, address, servers).stream()
                .flatMap(order -> start(order, question.logReference()))
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
        var start = fleet.start(order);
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
}
