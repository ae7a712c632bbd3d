package kaikin.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.unban.BanLists;
import kaikin.unban.ServerList;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The ban lists in the bucket; only those that changed since the last look are fetched, some at a time. */
public final class S3BanLists implements BanLists {
    private static final int AT_A_TIME = 8;
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(AT_A_TIME, S3BanLists::thread);

    private final S3Client s3;
    private final String bucket;
    private final Set<AccountId> fleets;
    private final BanListObjects objects;
    private final Map<BanListKey, BanListObjects.Fetched> known = new ConcurrentHashMap<>();

    public S3BanLists(AwsClients clients, String bucket, Set<AccountId> fleets) {
        this.s3 = clients.s3();
        this.bucket = bucket;
        this.fleets = Set.copyOf(fleets);
        this.objects = new BanListObjects(s3, bucket);
    }

    @Override
    public List<ServerList> all() throws UnavailableException {
        try {
            var keys = s3
                    .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(BanListKey.PREFIX))
                    .contents()
                    .stream()
                    .flatMap(object -> key(object).map(key -> Map.entry(key, object)).stream())
                    .toList();
            known.keySet().retainAll(keys.stream().map(Map.Entry::getKey).toList());
            var lists = keys.stream()
                    .map(entry -> list(entry.getKey(), entry.getValue()))
                    .toList();
            return done(THREADS.invokeAll(lists));
        } catch (SdkException e) {
            throw new UnavailableException(Refusals.detail(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted", e);
        }
    }

    /** Only lists of accounts that we release in: nobody else has a place in the bucket. */
    private Optional<BanListKey> key(S3Object object) {
        return BanListKey.parse(object.key()).filter(key -> fleets.contains(key.account()));
    }

    private Callable<ServerList> list(BanListKey key, S3Object object) {
        return () -> known.compute(
                        key,
                        (same, old) ->
                                old != null && old.etag().equals(object.eTag()) ? old : objects.fetch(key, object))
                .list();
    }

    private static List<ServerList> done(List<Future<ServerList>> futures)
            throws InterruptedException, UnavailableException {
        var lists = new ArrayList<ServerList>();
        for (var future : futures) {
            try {
                lists.add(future.get());
            } catch (ExecutionException e) {
                throw new UnavailableException(String.valueOf(e.getCause()), e);
            }
        }
        return lists;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "ban-lists");
        thread.setDaemon(true);
        return thread;
    }
}
