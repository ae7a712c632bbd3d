package kaikin.stacks.config;

import com.pulumi.core.Output;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kaikin.contract.AccountId;
import kaikin.contract.WebhookEnvironment;

/**
 * What only the hub's stack says.
 *
 * @param fleets every account with servers, the hub's own included where it has any
 */
public record HubSettings(Set<FleetAccount> fleets, ChatSettings chat, FunctionSettings function, Secrets secrets) {
    /** EventBridge takes a pattern of 2,048 characters, and the hub's names each account, which is fifteen. */
    private static final int MOST_FLEETS = 123;

    private static final int MOST_BYTES = 4096;

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

    static Optional<HubSettings> read(ConfigReader reader, AccountId hub) {
        var fleets = reader.requiredSet(
                ConfigKey.FLEETS,
                FleetAccount::parse,
                MOST_FLEETS,
                "fleet number %d, and the pattern of the hub's event rule takes %d at most (docs/deploy.md#limits)"
                        .formatted(MOST_FLEETS + 1, MOST_FLEETS));
        var chat = ChatSettings.read(reader);
        var function = FunctionSettings.read(reader);
        var webhookToken = reader.secret(ConfigKey.WEBHOOK_TOKEN, ConfigParsers::checkBase64);
        var apiToken = reader.secret(ConfigKey.API_TOKEN, token -> {});
        if (reader.problems().any()) {
            return Optional.empty();
        }
        var settings = new HubSettings(
                fleets.orElseThrow(),
                chat.orElseThrow(),
                function,
                new Secrets(webhookToken.orElseThrow(), apiToken.orElseThrow()));
        settings.checkRoom(hub, reader.problems());
        return Optional.of(settings);
    }

    /** What the webhook function is told. */
    public WebhookEnvironment webhookEnvironment(AccountId hub) {
        return new WebhookEnvironment(
                hub,
                accounts(),
                chat.rooms(),
                chat.people(),
                chat.bot(),
                chat.language(),
                chat.staleAfter(),
                chat.contact());
    }

    /** Lambda measures the variables as JSON. The outcome function's are fewer. */
    private void checkRoom(AccountId hub, ConfigProblems problems) {
        // What stands in them needs no escape; each has four quotes, a colon and a comma, or a brace at the end.
        var bytes = 1
                + webhookEnvironment(hub).variables().entrySet().stream()
                        .mapToInt(variable ->
                                variable.getKey().length() + variable.getValue().length() + 6)
                        .sum();
        if (bytes > MOST_BYTES) {
            problems.add(("%s, %s and %s take %d bytes as variables of the webhook's function, which has %d"
                            + " (docs/deploy.md#limits): name fewer")
                    .formatted(ConfigKey.FLEETS, ConfigKey.ROOMS, ConfigKey.PEOPLE, bytes, MOST_BYTES));
        }
    }
}
