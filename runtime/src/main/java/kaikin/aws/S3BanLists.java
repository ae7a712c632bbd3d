package kaikin.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import kaikin.aws.BanListRepository.ListedObject;
import kaikin.contract.AccountId;
import kaikin.webhook.BanLists;
import kaikin.webhook.LimitedExecutor;
import kaikin.webhook.ServerList;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The ban lists in the bucket; only those that changed since the last look are fetched, some at a time.
 *
 * <p>Who may write lists of an account may write anything in its place. So each account has its own share of the
 * listing's pages, of bytes, of time, of threads and of what is kept.
 */
public final class S3BanLists implements BanLists {
    private static final int AT_A_TIME = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Bytes that are fetched of one account: a thousand servers with 2,000 bans each have 76 MB. */
    private static final long MOST_BYTES = 100_000_000;

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(AT_A_TIME, work -> {
        var thread = new Thread(work, "ban-lists");
        thread.setDaemon(true);
        return thread;
    });

    private final BanListRepository repository;
    private final Duration patience;

    /** Reads lists of these accounts for somebody who waits for an answer. */
    public S3BanLists(AwsClients clients, String bucket, Set<AccountId> fleets) {
        this(clients, bucket, fleets, PATIENCE);
    }

    /**
     * Reads lists of these accounts.
     *
     * @param patience for the lists of each account, and half of it for another page of the bucket's listing: what has
     *     not come by then counts as not readable
     */
    public S3BanLists(AwsClients clients, String bucket, Set<AccountId> fleets, Duration patience) {
        this.repository = new BanListRepository(clients.s3(), bucket, fleets);
        this.patience = patience;
    }

    @Override
    public <T> Looked<T> each(Function<ServerList, T> reader) throws UnavailableException {
        try {
            return looked(repository.list(patience.dividedBy(2)), reader);
        } catch (SdkException e) {
            throw new UnavailableException(AwsErrors.lookReason(e), String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(Reason.UNAVAILABLE, "interrupted", e);
        }
    }

    private <T> Looked<T> looked(BanListRepository.Listing listing, Function<ServerList, T> reader)
            throws InterruptedException {
        var looks = new LinkedHashMap<AccountId, AccountLook<T>>();
        listing.lists().forEach((account, lists) -> looks.put(account, new AccountLook<>(lists, repository, reader)));
        var end = System.nanoTime() + patience.toNanos();
        var atATime = Math.max(1, AT_A_TIME / Math.max(1, looks.size()));
        try {
            looks.values().forEach(look -> look.start(new LimitedExecutor(THREADS, atATime)));
            var found = new ArrayList<T>();
            var incomplete = new HashMap<>(listing.incomplete());
            for (var look : looks.entrySet()) {
                found.addAll(look.getValue().await(end));
                look.getValue().incomplete.ifPresent(why -> incomplete.putIfAbsent(look.getKey(), why));
            }
            return new Looked<>(found, incomplete, listing.foreign());
        } finally {
            looks.values().forEach(AccountLook::cancel);
        }
    }

    /**
     * One look into the lists of one account. Whatever these are, the look has an end: so many bytes are fetched and so
     * much time is taken, the smallest lists first, in its own places among the threads.
     */
    private static final class AccountLook<T> {
        private final Function<ServerList, T> reader;
        private final FutureTask<List<T>> known;
        private final List<Fetch<T>> fetches = new ArrayList<>();
        /** Says why not all was read that was there to be read. */
        private Optional<String> incomplete = Optional.empty();

        private record Fetch<T>(ListedObject listed, FutureTask<T> task) {}

        private AccountLook(List<ListedObject> lists, BanListRepository repository, Function<ServerList, T> reader) {
            this.reader = reader;
            var there = new ArrayList<ServerList>();
            var missing = new ArrayList<ListedObject>();
            for (var listed : lists) {
                repository.known(listed).ifPresentOrElse(there::add, () -> missing.add(listed));
            }
            missing.sort(Comparator.comparingLong(ListedObject::size));
            var bytes = 0L;
            for (var listed : missing) {
                bytes += listed.size();
                if (bytes > MOST_BYTES) {
                    incomplete = Optional.of("more than " + MOST_BYTES + " bytes");
                    there.add(listed.unreadable("beyond the bytes that are fetched of an account"));
                } else {
                    fetches.add(new Fetch<>(listed, new FutureTask<>(() -> reader.apply(repository.fetch(listed)))));
                }
            }
            known = new FutureTask<>(() -> there.stream().map(reader).toList());
        }

        /** Sets off, with the smallest lists first. */
        private void start(Executor threads) {
            threads.execute(known);
            fetches.forEach(fetch -> threads.execute(fetch.task()));
        }

        /** Waits for what is found by then; what is not counts as unreadable. */
        private List<T> await(long end) throws InterruptedException {
            var found = new ArrayList<T>();
            try {
                found.addAll(known.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
                late(known);
            } catch (ExecutionException e) {
                throw new IllegalStateException("the lists that are there could not be looked into", e.getCause());
            }
            for (var fetch : fetches) {
                try {
                    found.add(fetch.task().get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
                } catch (TimeoutException e) {
                    late(fetch.task());
                    found.add(reader.apply(fetch.listed().unreadable("not read in time")));
                } catch (ExecutionException e) {
                    found.add(reader.apply(fetch.listed().unreadable(String.valueOf(e.getCause()))));
                }
            }
            return found;
        }

        private void late(FutureTask<?> task) {
            task.cancel(true);
            incomplete = incomplete.or(() -> Optional.of("not read in time"));
        }

        /** Ends what is still going on. */
        private void cancel() {
            known.cancel(true);
            fetches.forEach(fetch -> fetch.task().cancel(true));
        }
    }
}
