package kaikin.stacks.config;

import java.util.Comparator;
import java.util.Optional;
import kaikin.contract.AccountId;
import kaikin.contract.RoleArn;
import kaikin.contract.RoleNames;

/**
 * One account with servers, as the hub knows it: {@code 222222222222} or {@code 222222222222/my-existing-role}.
 *
 * @param adopted the role that its servers had before kaikin came; empty where kaikin makes one
 */
public record FleetAccount(AccountId account, Optional<String> adopted) implements Comparable<FleetAccount> {
    static FleetAccount parse(String text) {
        var parts = text.split("/", 2);
        return new FleetAccount(
                ConfigParsers.account(parts[0]),
                Optional.of(parts).filter(each -> each.length == 2).map(each -> ConfigParsers.roleName(each[1])));
    }

    /** The role that its servers run with. */
    public RoleArn serverRole() {
        return adopted.map(name -> new RoleArn(account, name)).orElseGet(() -> RoleNames.server(account));
    }

    /** By account alone: an account is one fleet, whatever its role. */
    @Override
    public int compareTo(FleetAccount other) {
        return Comparator.comparing(FleetAccount::account).compare(this, other);
    }
}
