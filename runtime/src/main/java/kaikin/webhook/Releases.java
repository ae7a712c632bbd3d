package kaikin.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import kaikin.banlist.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.BanListKey;
import kaikin.contract.CommandComment;
import kaikin.contract.CommandServers;
import kaikin.contract.OutcomeCheck;
import kaikin.history.History;
import kaikin.webhook.ReleaseSender.ReleaseOrder;

/**
 * The orders that free addresses wherever they are banned: as few as there can be for each address and account, some at
 * a time.
 */
final class Releases {
    private static final int AT_A_TIME = 8;
    /** One account's share of these: its servers' lists may name as many servers as they like. */
    private static final int OF_AN_ACCOUNT = AT_A_TIME / 2;

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(AT_A_TIME, Releases::thread);
    /** No more than one for each thread of an order, which waits for it. */
    private static final ExecutorService KEEPING = Executors.newCachedThreadPool(Releases::thread);

    /** Reasons for which an order is refused for one of its servers, while the others could be released on. */
    private static final Set<ReleaseSender.Reason> FOR_ONE_SERVER =
            EnumSet.of(ReleaseSender.Reason.DENIED, ReleaseSender.Reason.UNKNOWN_SERVER);

    /** From the first order on, others and parts of refused ones may be sent so long: somebody waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final ReleaseSender fleet;
    private final OutcomeCheckQueue checks;
    private final History history;
    private final AnswerLanguage language;
    private final Clock clock;

    Releases(ReleaseSender fleet, OutcomeCheckQueue checks, History history, AnswerLanguage language, Clock clock) {
        this.fleet = fleet;
        this.checks = checks;
        this.history = history;
        this.language = language;
        this.clock = clock;
    }

    /** The result of an order, or of a part of it. */
    private sealed interface Sent {
        record Started(AnswerOutcome.Command command) implements Sent {}

        record Refused(AnswerOutcome.Refusal refusal) implements Sent {}
    }

    /** The orders of one question. */
    Batch of(Question question) {
        return new Batch(question, clock.instant().plus(PATIENCE));
    }

    /** Orders that have one end of patience in common. */
    final class Batch {
        private final Question question;
        private final Instant end;
        private final Map<AccountId, Executor> accounts = new HashMap<>();

        private Batch(Question question, Instant end) {
            this.question = question;
            this.end = end;
        }

        /** Sends the orders for an address on their way; what came of them in each account is known later. */
        List<CompletableFuture<List<AnswerOutcome>>> start(IpAddress address, List<BanListKey> servers) {
            var accounts = servers.stream()
                    .collect(Collectors.groupingBy(BanListKey::account, TreeMap::new, Collectors.toList()));
            var outcomes = new ArrayList<CompletableFuture<List<AnswerOutcome>>>();
            accounts.forEach((account, group) -> outcomes.add(start(address, account, group)));
            return outcomes;
        }

        private CompletableFuture<List<AnswerOutcome>> start(
                IpAddress address, AccountId account, List<BanListKey> servers) {
            var comment = new CommandComment(
                    question.room(),
                    question.message(),
                    question.person(),
                    question.language().orElse(language));
            var threads = accounts.computeIfAbsent(account, any -> new LimitedExecutor(THREADS, OF_AN_ACCOUNT));
            var parts = new ArrayList<CompletableFuture<List<Sent>>>();
            for (var from = 0; from < servers.size(); from += ReleaseSender.MOST_SERVERS) {
                var part = servers.subList(from, Math.min(from + ReleaseSender.MOST_SERVERS, servers.size()));
                var order = new ReleaseOrder(account, address, part, comment);
                parts.add(CompletableFuture.supplyAsync(
                        () -> isInTime() ? send(order) : List.of(notTried(order, "its turn did not come in time")),
                        threads));
            }
            return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                    .thenApply(done -> outcomes(
                            address,
                            account,
                            parts.stream().flatMap(part -> part.join().stream()).toList()));
        }

        private boolean isInTime() {
            return clock.instant().isBefore(end);
        }

        /**
         * Systems Manager refuses a whole command for one server that is gone or untagged. So a refused order is sent
         * in halves, and these in halves again: one such server among fifty costs about a dozen calls. A part that was
         * started, or may have been, is never sent again.
         */
        private List<Sent> send(ReleaseOrder order) {
            var start = tried(order);
            if (start instanceof ReleaseSender.Start.Started started) {
                return List.of(new Sent.Started(checked(order, started.command())));
            }
            var refused = (ReleaseSender.Start.Refused) start;
            if (order.servers().size() == 1 || !FOR_ONE_SERVER.contains(refused.reason())) {
                return List.of(new Sent.Refused(new AnswerOutcome.Refusal(order.servers(), refused)));
            }
            var sent = new ArrayList<Sent>();
            for (var half : order.halves()) {
                sent.addAll(isInTime() ? send(half) : List.of(notTried(half, refused.detail())));
            }
            return sent;
        }

        private static Sent notTried(ReleaseOrder order, String detail) {
            var why = new ReleaseSender.Start.Refused(ReleaseSender.Reason.NOT_TRIED, detail);
            return new Sent.Refused(new AnswerOutcome.Refusal(order.servers(), why));
        }

        private List<AnswerOutcome> outcomes(IpAddress address, AccountId account, List<Sent> sent) {
            var commands = new ArrayList<AnswerOutcome.Command>();
            var refusals = new LinkedHashMap<ReleaseSender.Reason, AnswerOutcome.Refusal>();
            for (var each : sent) {
                if (each instanceof Sent.Started started) {
                    commands.add(started.command());
                } else if (each instanceof Sent.Refused refused) {
                    refusals.merge(refused.refusal().why().reason(), refused.refusal(), AnswerOutcome.Refusal::and);
                }
            }
            var outcomes = new ArrayList<AnswerOutcome>();
            if (!commands.isEmpty()) {
                outcomes.add(new AnswerOutcome.ReleaseStarted(address, account, commands, question.reference()));
            }
            if (!refusals.isEmpty()) {
                outcomes.add(new AnswerOutcome.CouldNotDo(
                        address, account, List.copyOf(refusals.values()), question.reference()));
            }
            return outcomes;
        }
    }

    /** Starts an order. What breaks in one shall not hide what came of the others. */
    private ReleaseSender.Start tried(ReleaseOrder order) {
        try {
            return fleet.start(order);
        } catch (RuntimeException e) {
            return new ReleaseSender.Start.Refused(ReleaseSender.Reason.UNAVAILABLE, e.toString());
        }
    }

    /** A release that was started is started, whether or not somebody will look how it ended. */
    private AnswerOutcome.Command checked(ReleaseOrder order, String command) {
        // As soon as there is a command: its end may be told before the answer is. Beside each other: the answer waits.
        var kept = CompletableFuture.supplyAsync(() -> whyUnnamed(order, command), KEEPING);
        return new AnswerOutcome.Command(command, order.servers(), whyUnchecked(order, command), kept.join());
    }

    private Optional<String> whyUnnamed(ReleaseOrder order, String command) {
        try {
            history.keep(order.account(), command, CommandServers.of(order.servers()));
            return Optional.empty();
        } catch (History.UnavailableException | RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> whyUnchecked(ReleaseOrder order, String command) {
        try {
            checks.schedule(
                    new OutcomeCheck(order.account(), command, order.address().toString()));
            return Optional.empty();
        } catch (OutcomeCheckQueue.NotScheduledException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return Optional.of(e.toString());
        }
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "releases");
        thread.setDaemon(true);
        return thread;
    }
}
