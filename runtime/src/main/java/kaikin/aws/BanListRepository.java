package kaikin.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kaikin.banlist.BanList;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.webhook.ServerList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Lists the bucket's ban lists, fetches those that have changed, and keeps what it fetched. */
final class BanListRepository {
    /** A hundred thousand bans are about 2 MB; what is larger is no ban list. */
    private static final int LARGEST = CrtHttpClient.LARGEST;

    private static final String TOO_LARGE = "more than " + LARGEST + " bytes";

    /** Pages of the listing: a thousand servers that were replaced each day for five days. */
    private static final int MOST_OF_AN_ACCOUNT = 5;

    private final S3Client s3;
    private final String bucket;
    private final Set<AccountId> fleets;
    private final BanListCache cache = new BanListCache();

    private volatile Owners last = new Owners(List.of(), Map.of(), 0);

    BanListRepository(S3Client s3, String bucket, Set<AccountId> fleets) {
        this.s3 = s3;
        this.bucket = bucket;
        this.fleets = Set.copyOf(fleets);
    }

    /**
     * The bucket's listing.
     *
     * @param incomplete the fleets that not all objects were listed of, and why
     * @param foreign how many objects are no fleet's
     */
    record Listing(Map<AccountId, List<ListedObject>> lists, Map<AccountId, String> incomplete, int foreign) {}

    /** Whose each of some objects is. */
    private record Owners(List<S3Object> objects, Map<AccountId, List<ListedObject>> lists, int foreign) {}

    /**
     * An object in a fleet's place, as the bucket's listing names it.
     *
     * @param problem why it is no ban list, by its key alone
     */
    record ListedObject(BanListKey key, S3Object object, Optional<String> problem) {
        /** The log gets so many characters of a key that nobody knows. */
        private static final int SHOWN = 200;

        private static ListedObject of(AccountId account, S3Object object) {
            return BanListKey.parse(object.key())
                    .map(key -> new ListedObject(key, object, Optional.empty()))
                    .orElseGet(() -> new ListedObject(
                            BanListKey.unknown(account, object.key()),
                            object,
                            Optional.of("its key is no ban list's: " + escaped(object.key()))));
        }

        private static String escaped(String key) {
            var text = URLEncoder.encode(key, UTF_8).replace("%2F", "/");
            return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        }

        long size() {
            return object.size();
        }

        ServerList unreadable(String why) {
            return new ServerList(key, object.lastModified(), BanList.unreadable(why));
        }
    }

    /**
     * Lists the bucket. Whose the objects are is worked out only where they have changed; then what is gone is
     * forgotten.
     *
     * @param patience after which no further page is asked for
     */
    Listing list(Duration patience) {
        var walk = new Walk(patience);
        walk.run();
        var owners = last;
        if (!walk.found.equals(owners.objects())) {
            owners = owners(walk.found);
            cache.keepOnly(owners.lists().values().stream()
                    .flatMap(Collection::stream)
                    .map(each -> each.object().key())
                    .collect(Collectors.toSet()));
            last = owners;
        }
        return new Listing(owners.lists(), walk.incomplete, owners.foreign());
    }

    private Owners owners(List<S3Object> objects) {
        var lists = new LinkedHashMap<AccountId, List<ListedObject>>();
        var foreign = 0;
        for (var object : objects) {
            var account = BanListKey.account(object.key()).filter(fleets::contains);
            if (account.isPresent()) {
                lists.computeIfAbsent(account.get(), any -> new ArrayList<>())
                        .add(ListedObject.of(account.get(), object));
            } else {
                foreign++;
            }
        }
        return new Owners(objects, lists, foreign);
    }

    /**
     * Tells what needs no fetching: a list that has not changed since it was fetched, or that there is none to be had.
     */
    Optional<ServerList> known(ListedObject listed) {
        if (listed.problem().isPresent()) {
            return listed.problem().map(listed::unreadable);
        }
        return listed.size() > LARGEST
                ? Optional.of(listed.unreadable(TOO_LARGE))
                : cache.get(listed.object().key(), listed.object().eTag());
    }

    /** Fetches a list; one that cannot be had is unreadable, and does not keep the others from being looked into. */
    ServerList fetch(ListedObject listed) {
        try {
            var content = s3.getObjectAsBytes(
                    request -> request.bucket(bucket).key(listed.object().key()));
            var text = content.asByteArrayUnsafe();
            // It may have grown since it was listed.
            if (text.length > LARGEST) {
                return listed.unreadable(TOO_LARGE);
            }
            var stored = content.response().lastModified();
            if (stored == null) {
                return listed.unreadable("S3 answered an object without its date");
            }
            var list = new ServerList(listed.key(), stored, BanList.parse(text));
            // Where the time to read it was over, only a part was read: the next look may have more.
            if (!Thread.currentThread().isInterrupted()) {
                cache.put(
                        listed.object().key(), String.valueOf(content.response().eTag()), list);
            }
            return list;
        } catch (SdkException e) {
            return listed.unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** Reads a page of the listing; the first one begins behind a key, if one is given. */
    private ListObjectsV2Response page(@Nullable String after, @Nullable String token) {
        var page = s3.listObjectsV2(request -> request.bucket(bucket)
                .prefix(BanListKey.PREFIX)
                // A control character in one key would make the whole page no XML.
                .encodingType(EncodingType.URL)
                .startAfter(after)
                .continuationToken(token));
        // The SDK takes any 200 for a listing, and one that is none for an empty one: nobody would then be banned.
        if (page.isTruncated() == null || page.isTruncated() != (page.nextContinuationToken() != null)) {
            throw SdkClientException.create("S3 answered no listing, or half of one");
        }
        for (var object : page.contents()) {
            if (object.key() == null
                    || object.eTag() == null
                    || object.lastModified() == null
                    || object.size() == null) {
                throw SdkClientException.create("S3 listed an object without its key, ETag, date or size");
            }
        }
        return page;
    }

    /**
     * One walk through the bucket's listing. An account that put more there than is read of one is passed by after some
     * pages, so that its objects keep nobody from finding the others'.
     */
    private final class Walk {
        private final Duration patience;
        private final List<S3Object> found = new ArrayList<>();
        private final Map<AccountId, String> incomplete = new HashMap<>();
        private Optional<AccountId> account = Optional.empty();
        private int pages;

        private Walk(Duration patience) {
            this.patience = patience;
        }

        private void run() {
            var end = System.nanoTime() + patience.toNanos();
            @Nullable String after = null;
            @Nullable String token = null;
            do {
                var page = page(after, token);
                found.addAll(page.contents());
                token = page.nextContinuationToken();
                after = token == null ? null : passing();
                if (after != null) {
                    token = null;
                }
                if ((token != null || after != null) && System.nanoTime() - end > 0) {
                    giveUp();
                    return;
                }
            } while (token != null || after != null);
        }

        /** The key behind which the walk goes on, if enough has been seen of the account that it is in. */
        private @Nullable String passing() {
            var now = found.isEmpty()
                    ? Optional.<AccountId>empty()
                    : BanListKey.account(found.get(found.size() - 1).key());
            pages = now.equals(account) ? pages + 1 : 1;
            account = now;
            if (now.isEmpty() || (fleets.contains(now.get()) && pages < MOST_OF_AN_ACCOUNT)) {
                return null;
            }
            if (fleets.contains(now.get())) {
                incomplete.put(now.get(), "more objects than " + MOST_OF_AN_ACCOUNT + " pages name");
            }
            return behind(now.get());
        }

        /** Counts as incomplete what the walk did not come to. */
        private void giveUp() {
            var last = found.isEmpty() ? "" : found.get(found.size() - 1).key();
            fleets.stream()
                    .filter(fleet -> behind(fleet).compareTo(last) > 0)
                    .forEach(fleet -> incomplete.putIfAbsent(
                            fleet, "its objects were not named in " + patience.toMillis() + " ms"));
        }

        /** Sorts behind all keys in an account's place, and before the next account's. */
        private static String behind(AccountId account) {
            var prefix = BanListKey.prefix(account);
            return prefix.substring(0, prefix.length() - 1) + (char) (prefix.charAt(prefix.length() - 1) + 1);
        }
    }
}
