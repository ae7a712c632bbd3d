package kaikin.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The walk through the bucket's listing. An account that put more there than is read of one is passed by after some
 * pages, so that its objects keep nobody from finding the others'.
 */
final class BanListPages {
    /** A thousand servers that were replaced each day for five days. */
    static final int MOST_OF_AN_ACCOUNT = 5;

    private final BanListObjects objects;
    private final Set<AccountId> fleets;
    private final Duration patience;

    private final List<S3Object> found = new ArrayList<>();
    private final Map<AccountId, String> incomplete = new HashMap<>();
    private Optional<AccountId> account = Optional.empty();
    private int pages;

    /**
     * What the bucket named.
     *
     * @param incomplete the fleets that not all objects were named of, and why
     */
    record Named(List<S3Object> objects, Map<AccountId, String> incomplete) {}

    BanListPages(BanListObjects objects, Set<AccountId> fleets, Duration patience) {
        this.objects = objects;
        this.fleets = fleets;
        this.patience = patience;
    }

    Named walk() {
        var end = System.nanoTime() + patience.toNanos();
        @Nullable String after = null;
        @Nullable String token = null;
        do {
            var page = objects.page(after, token);
            found.addAll(page.contents());
            token = page.nextContinuationToken();
            after = token == null ? null : passing();
            if (after != null) {
                token = null;
            }
            if ((token != null || after != null) && System.nanoTime() - end > 0) {
                giveUp();
                break;
            }
        } while (token != null || after != null);
        return new Named(found, incomplete);
    }

    /** Where the walk goes on, if enough has been seen of the account that it is in. */
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

    /** What was not come to counts as incomplete. */
    private void giveUp() {
        var last = found.isEmpty() ? "" : found.get(found.size() - 1).key();
        fleets.stream()
                .filter(fleet -> behind(fleet).compareTo(last) > 0)
                .forEach(fleet ->
                        incomplete.putIfAbsent(fleet, "its objects were not named in " + patience.toMillis() + " ms"));
    }

    /** Sorts behind all keys in an account's place, and before the next account's. */
    private static String behind(AccountId account) {
        var prefix = BanListKey.prefix(account);
        return prefix.substring(0, prefix.length() - 1) + (char) (prefix.charAt(prefix.length() - 1) + 1);
    }
}
