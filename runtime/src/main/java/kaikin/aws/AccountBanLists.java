package kaikin.aws;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import kaikin.webhook.ServerList;

/**
 * One look into the lists of one account. Whatever these are, the look has an end: so many bytes are fetched and so much
 * time is taken, the smallest lists first, in its own places among the threads.
 */
final class AccountBanLists<T> {
    /** A thousand servers with 2,000 bans each have 76 MB. */
    static final long MOST_BYTES = 100_000_000;

    private final Function<ServerList, T> reader;
    private final FutureTask<List<T>> known;
    private final List<Fetch<T>> fetches = new ArrayList<>();
    private Optional<String> incomplete = Optional.empty();

    private record Fetch<T>(ListedObject listed, FutureTask<T> task) {}

    /**
     * What was found.
     *
     * @param incomplete why not all was read that was there to be read
     */
    record Found<T>(List<T> each, Optional<String> incomplete) {}

    AccountBanLists(List<ListedObject> lists, BanListObjects objects, Function<ServerList, T> reader) {
        this.reader = reader;
        var there = new ArrayList<ServerList>();
        var missing = new ArrayList<ListedObject>();
        for (var listed : lists) {
            objects.known(listed).ifPresentOrElse(there::add, () -> missing.add(listed));
        }
        missing.sort(Comparator.comparingLong(ListedObject::size));
        var bytes = 0L;
        for (var listed : missing) {
            bytes += listed.size();
            if (bytes > MOST_BYTES) {
                incomplete = Optional.of("more than " + MOST_BYTES + " bytes");
                there.add(listed.unreadable("beyond the bytes that are fetched of an account"));
            } else {
                fetches.add(new Fetch<>(listed, new FutureTask<>(() -> reader.apply(objects.fetch(listed)))));
            }
        }
        known = new FutureTask<>(() -> there.stream().map(reader).toList());
    }

    /** Sets off, with the smallest lists first. */
    void start(Executor threads) {
        threads.execute(known);
        fetches.forEach(fetch -> threads.execute(fetch.task()));
    }

    /** What was found by then; what was not counts as unreadable. */
    Found<T> await(long end) throws InterruptedException {
        var found = new ArrayList<T>();
        try {
            found.addAll(known.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            late(known);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the lists that are there could not be looked into", e.getCause());
        }
        for (var fetch : fetches) {
            found.add(await(fetch, end));
        }
        return new Found<>(found, incomplete);
    }

    private T await(Fetch<T> fetch, long end) throws InterruptedException {
        try {
            return fetch.task().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            late(fetch.task());
            return reader.apply(fetch.listed().unreadable("not read in time"));
        } catch (ExecutionException e) {
            return reader.apply(fetch.listed().unreadable(String.valueOf(e.getCause())));
        }
    }

    private void late(FutureTask<?> task) {
        task.cancel(true);
        incomplete = incomplete.or(() -> Optional.of("not read in time"));
    }

    /** Ends what is still going on. */
    void cancel() {
        known.cancel(true);
        fetches.forEach(fetch -> fetch.task().cancel(true));
    }
}
