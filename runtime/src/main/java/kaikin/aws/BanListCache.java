package kaikin.aws;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kaikin.contract.AccountId;
import kaikin.webhook.ServerList;

/**
 * The lists that were fetched before, as many as memory has room for.
 *
 * <p>When it is full it stays as it is: each look reads all lists in the same order, so making room for the next would
 * throw out what is wanted first. Only an account that takes more than another makes room for it: its lists cost the
 * others nothing.
 */
final class BanListCache {
    /** Room for 1,000 servers with 2,000 bans each, as many of them IPv6 as there may be. */
    private static final int MOST_BYTES = 200_000_000;

    /** Bytes that a list takes besides its bans. */
    private static final int LIST = 1_000;

    private final Map<String, Held> lists = new HashMap<>();
    private final Map<AccountId, Integer> shares = new HashMap<>();
    private int bytes;

    private record Held(String etag, ServerList list) {
        AccountId account() {
            return list.server().account();
        }

        int weight() {
            return LIST + list.bans().bans().weight();
        }
    }

    /** The list at this key, if this version of it was kept. */
    synchronized Optional<ServerList> get(String key, String etag) {
        var held = lists.get(key);
        return held != null && held.etag().equals(etag) ? Optional.of(held.list()) : Optional.empty();
    }

    synchronized void put(String key, String etag, ServerList list) {
        remove(key);
        var held = new Held(etag, list);
        while (bytes + held.weight() > MOST_BYTES) {
            var most = largestShare();
            if (share(most) <= share(held.account()) + held.weight()) {
                return;
            }
            lists.entrySet().stream()
                    .filter(each -> each.getValue().account().equals(most))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .ifPresent(this::remove);
        }
        lists.put(key, held);
        grow(held.account(), held.weight());
    }

    private AccountId largestShare() {
        return shares.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow(() -> new IllegalStateException("one list is larger than all that is kept"));
    }

    private int share(AccountId account) {
        return shares.getOrDefault(account, 0);
    }

    private void grow(AccountId account, int by) {
        shares.merge(account, by, Integer::sum);
        bytes += by;
    }

    /** Forgets the lists of servers that are gone. */
    synchronized void keepOnly(Set<String> keys) {
        lists.keySet().stream().filter(key -> !keys.contains(key)).toList().forEach(this::remove);
    }

    private void remove(String key) {
        var old = lists.remove(key);
        if (old != null) {
            grow(old.account(), -old.weight());
        }
    }
}
