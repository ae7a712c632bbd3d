package kaikin.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.unban.BanLists;
import kaikin.unban.ServerList;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The ban lists in the bucket; only those that changed since the last look are fetched, some at a time. */
public final class S3BanLists implements BanLists {
    private static final int AT_A_TIME = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(AT_A_TIME, S3BanLists::thread);

    private final Set<AccountId> fleets;
    private final BanListObjects objects;
    private final Duration patience;

    private volatile Listing last = new Listing(List.of(), List.of());

    private record Listed(BanListKey key, S3Object object) {}

    /** What the bucket named, and the lists among it. */
    private record Listing(List<S3Object> objects, List<Listed> lists) {}

    /** With the patience of somebody who waits for an answer. */
    public S3BanLists(AwsClients clients, String bucket, Set<AccountId> fleets) {
        this(clients, bucket, fleets, PATIENCE);
    }

    /**
     * Reads lists of these accounts.
     *
     * @param patience for all lists of a look: what has not come by then counts as not readable
     */
    public S3BanLists(AwsClients clients, String bucket, Set<AccountId> fleets, Duration patience) {
        this.fleets = Set.copyOf(fleets);
        this.objects = new BanListObjects(clients.s3(), bucket);
        this.patience = patience;
    }

    @Override
    public <T> List<T> each(Function<ServerList, T> reader) throws UnavailableException {
        try {
            return each(listed(), reader);
        } catch (SdkException e) {
            throw new UnavailableException(Refusals.lookReason(e), String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(Reason.UNAVAILABLE, "interrupted", e);
        }
    }

    /** What is known already is read at once; what has to be fetched, some at a time. */
    private <T> List<T> each(List<Listed> listed, Function<ServerList, T> reader) throws InterruptedException {
        var known = listed.stream()
                .map(each -> objects.known(each.object()).map(reader))
                .toList();
        var missing = IntStream.range(0, listed.size())
                .filter(i -> known.get(i).isEmpty())
                .mapToObj(listed::get)
                .toList();
        var tasks = missing.stream().map(each -> task(each, reader)).toList();
        var fetched = read(missing, THREADS.invokeAll(tasks, patience.toMillis(), TimeUnit.MILLISECONDS), reader)
                .iterator();
        return known.stream().map(each -> each.orElseGet(fetched::next)).toList();
    }

    /** What the bucket names now; only where that has changed is it read, and forgotten what is gone. */
    private List<Listed> listed() {
        var named = objects.named();
        var known = last;
        if (!named.equals(known.objects())) {
            known = new Listing(named, named.stream().flatMap(this::listed).toList());
            objects.cache()
                    .keepOnly(known.lists().stream()
                            .map(each -> each.object().key())
                            .collect(Collectors.toSet()));
            last = known;
        }
        return known.lists();
    }

    /** Only lists of accounts that we release in: nobody else has a place in the bucket. */
    private Stream<Listed> listed(S3Object object) {
        return BanListKey.parse(object.key()).filter(key -> fleets.contains(key.account())).stream()
                .map(key -> new Listed(key, object));
    }

    private <T> Callable<T> task(Listed listed, Function<ServerList, T> reader) {
        return () -> reader.apply(objects.fetch(listed.key(), listed.object()));
    }

    private <T> List<T> read(List<Listed> listed, List<Future<T>> futures, Function<ServerList, T> reader)
            throws InterruptedException {
        var found = new ArrayList<T>();
        for (var i = 0; i < listed.size(); i++) {
            found.add(read(listed.get(i), futures.get(i), reader));
        }
        return found;
    }

    private <T> T read(Listed listed, Future<T> future, Function<ServerList, T> reader) throws InterruptedException {
        try {
            return future.get();
        } catch (CancellationException e) {
            return unreadable(listed, "not there after " + patience.toSeconds() + " s", reader);
        } catch (ExecutionException e) {
            return unreadable(listed, String.valueOf(e.getCause()), reader);
        }
    }

    private static <T> T unreadable(Listed listed, String problem, Function<ServerList, T> reader) {
        return reader.apply(BanListObjects.unreadable(listed.key(), listed.object(), problem));
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "ban-lists");
        thread.setDaemon(true);
        return thread;
    }
}
