package kaikin.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.webhook.BanLists;
import kaikin.webhook.LimitedExecutor;
import kaikin.webhook.ServerList;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The ban lists in the bucket; only those that changed since the last look are fetched, some at a time.
 *
 * <p>Who may write lists of an account may write anything in its place. So each account has its own share of the
 * listing's pages, of bytes, of time, of threads and of what is kept.
 */
public final class S3BanLists implements BanLists {
    private static final int AT_A_TIME = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(AT_A_TIME, S3BanLists::thread);

    private final Set<AccountId> fleets;
    private final BanListObjects objects;
    private final Duration patience;

    private volatile Listing last = new Listing(List.of(), Map.of(), 0);

    /**
     * What the bucket named, and whose it is.
     *
     * @param foreign how many objects are no fleet's
     */
    private record Listing(List<S3Object> objects, Map<AccountId, List<ListedObject>> lists, int foreign) {}

    /** With the patience of somebody who waits for an answer. */
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
        this.fleets = Set.copyOf(fleets);
        this.objects = new BanListObjects(clients.s3(), bucket);
        this.patience = patience;
    }

    @Override
    public <T> Looked<T> each(Function<ServerList, T> reader) throws UnavailableException {
        try {
            var named = new BanListPages(objects, fleets, patience.dividedBy(2)).walk();
            var listing = listed(named.objects());
            var looks = new LinkedHashMap<AccountId, AccountBanLists<T>>();
            listing.lists()
                    .forEach((account, lists) -> looks.put(account, new AccountBanLists<>(lists, objects, reader)));
            return looked(looks, new HashMap<>(named.incomplete()), listing.foreign());
        } catch (SdkException e) {
            throw new UnavailableException(AwsErrors.lookReason(e), String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(Reason.UNAVAILABLE, "interrupted", e);
        }
    }

    private <T> Looked<T> looked(
            Map<AccountId, AccountBanLists<T>> looks, Map<AccountId, String> incomplete, int foreign)
            throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        var atATime = Math.max(1, AT_A_TIME / Math.max(1, looks.size()));
        try {
            looks.values().forEach(look -> look.start(new LimitedExecutor(THREADS, atATime)));
            var found = new ArrayList<T>();
            for (var look : looks.entrySet()) {
                var here = look.getValue().await(end);
                found.addAll(here.each());
                here.incomplete().ifPresent(why -> incomplete.putIfAbsent(look.getKey(), why));
            }
            return new Looked<>(found, incomplete, foreign);
        } finally {
            looks.values().forEach(AccountBanLists::cancel);
        }
    }

    /** Whose the named objects are; only where these have changed it is worked out, and forgotten what is gone. */
    private Listing listed(List<S3Object> named) {
        var known = last;
        if (!named.equals(known.objects())) {
            var lists = new LinkedHashMap<AccountId, List<ListedObject>>();
            var foreign = 0;
            for (var object : named) {
                var account = BanListKey.account(object.key()).filter(fleets::contains);
                if (account.isPresent()) {
                    lists.computeIfAbsent(account.get(), any -> new ArrayList<>())
                            .add(ListedObject.of(account.get(), object));
                } else {
                    foreign++;
                }
            }
            known = new Listing(named, lists, foreign);
            objects.cache()
                    .keepOnly(lists.values().stream()
                            .flatMap(Collection::stream)
                            .map(each -> each.object().key())
                            .collect(Collectors.toSet()));
            last = known;
        }
        return known;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "ban-lists");
        thread.setDaemon(true);
        return thread;
    }
}
