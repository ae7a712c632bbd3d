package kaikin.stacks.config;

import com.pulumi.core.Output;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kaikin.contract.AccountId;

/**
 * What only the hub's stack says.
 *
 * @param fleets every account with servers, the hub's own included where it has any
 */
public record HubSettings(Set<FleetAccount> fleets, ChatSettings chat, FunctionSettings function, Secrets secrets) {
    /** The two tokens that Chatwork gave; always secret outputs. */
    public record Secrets(Output<String> webhookToken, Output<String> apiToken) {}

    /** The accounts without their servers' roles, in order: policies and variables are printed from it. */
    public Set<AccountId> accounts() {
        return fleets.stream().map(FleetAccount::account).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The hub's own servers, where it has any. */
    Optional<FleetAccount> fleetOf(AccountId account) {
        return fleets.stream().filter(fleet -> fleet.account().equals(account)).findFirst();
    }

    static Optional<HubSettings> read(Reader reader) {
        var fleets = reader.requiredSet(Key.FLEETS, FleetAccount::parse);
        var chat = ChatSettings.read(reader);
        var function = FunctionSettings.read(reader);
        var webhookToken = reader.secret(Key.WEBHOOK_TOKEN, Parsers::checkBase64);
        var apiToken = reader.secret(Key.API_TOKEN, token -> {});
        if (reader.problems().any()) {
            return Optional.empty();
        }
        return Optional.of(new HubSettings(
                fleets.orElseThrow(),
                chat.orElseThrow(),
                function,
                new Secrets(webhookToken.orElseThrow(), apiToken.orElseThrow())));
    }
}
