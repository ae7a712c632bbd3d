package kaikin.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kaikin.banlist.BanList;
import kaikin.contract.AccountId;
import kaikin.contract.BanListFormat;
import kaikin.contract.BanListKey;

/** Ban lists that lie in memory, and can become unavailable. */
public final class MemoryLists implements BanLists {
    private final List<ServerList> lists = new ArrayList<>();
    private Optional<Reason> trouble = Optional.empty();
    private int looks;
    private Map<AccountId, String> incomplete = Map.of();
    private int foreign;

    /** Of this account there is more than is read of one. */
    public void overfill(AccountId account) {
        incomplete = Map.of(account, "more than can be read");
    }

    /** So many objects lie in no fleet's place. */
    public void addForeign(int objects) {
        foreign = objects;
    }

    void add(ServerList list) {
        lists.add(list);
    }

    /** A server of the hub that bans an address. */
    public void ban(String address, Instant stored) {
        var server = new BanListKey(new AccountId("111111111111"), "i-0abc1234", "web-1");
        add(new ServerList(server, stored, BanList.parse("""
                %s
                listing iptables-nft
                -N sshguard
                -A sshguard -s %s/32 -j DROP
                end
                """.formatted(
                new BanListFormat.Header(server.account(), server.instance(), server.server(), stored), address))));
    }

    void fail(Reason reason) {
        trouble = Optional.of(reason);
    }

    /** How often somebody has looked. */
    public int looks() {
        return looks;
    }

    @Override
    public <T> Looked<T> each(Function<ServerList, T> reader) throws UnavailableException {
        looks++;
        if (trouble.isPresent()) {
            throw new UnavailableException(trouble.get(), "AccessDenied: secret detail", new IllegalStateException());
        }
        return new Looked<>(lists.stream().map(reader).toList(), incomplete, foreign);
    }
}
