package kaikin.stacks.config;

import java.util.Optional;
import java.util.Set;
import kaikin.contract.AccountId;

/**
 * What a stack's file says.
 *
 * @param alarmAddress who gets mail when something is wrong; empty means nobody
 * @param fleet what it says of its account's servers; empty for a hub without any
 * @param hub what only the hub's stack says; empty for every other account
 */
public record StackSettings(
        Deployment place, Optional<String> alarmAddress, Optional<FleetSettings> fleet, Optional<HubSettings> hub) {
    private static final String MAIL_ADDRESS = "[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+";

    private static final String REGION = "[a-z]{2}(-[a-z]+)+-[0-9]";

    /** Reads the whole configuration; throws once, with all that is wrong with it. */
    public static StackSettings read(StackValues stack) {
        var reader = new ConfigReader(stack);
        var account = reader.required(ConfigKey.ACCOUNT, ConfigParsers::account);
        var hub = reader.required(ConfigKey.HUB, ConfigParsers::account);
        var region = reader.required(ConfigKey.REGION, ConfigParsers.matching(REGION, "not the name of a region"));
        account.ifPresent(each -> checkAllowed(reader, each));
        hub.filter(each -> account.isPresent() && !account.get().equals(each)).ifPresent(reader::reportKeysOfTheHub);
        var isHub = account.isPresent() && account.equals(hub);
        reader.reportUnknownKeys();
        var address =
                reader.optional(ConfigKey.ALARM_ADDRESS, ConfigParsers.matching(MAIL_ADDRESS, "not a mail address"));
        var fleet = FleetSettings.read(reader);
        var hubSettings = isHub ? HubSettings.read(reader, hub.orElseThrow()) : Optional.<HubSettings>empty();
        hubSettings.ifPresent(each -> checkOwnFleet(reader, each, account.orElseThrow(), fleet));
        reader.throwIfThereAreProblems();
        var place = new Deployment(account.orElseThrow(), region.orElseThrow(), hub.orElseThrow());
        var servers = hubSettings.isEmpty()
                || hubSettings.get().fleetOf(place.account()).isPresent();
        return new StackSettings(place, address, Optional.of(fleet).filter(each -> servers), hubSettings);
    }

    /** The provider refuses every other account's credentials, so that nothing is ever deployed into the wrong one. */
    private static void checkAllowed(ConfigReader reader, AccountId account) {
        reader.requiredSet(ConfigKey.ALLOWED_ACCOUNTS, ConfigParsers::account)
                .filter(allowed -> !allowed.equals(Set.of(account)))
                .ifPresent(allowed ->
                        reader.problem("%s: «%s» is not this stack's account alone; for example  %s: [\"%s\"]"
                                .formatted(ConfigKey.ALLOWED_ACCOUNTS, allowed, ConfigKey.ALLOWED_ACCOUNTS, account)));
    }

    /** The hub's writer role trusts what its list of fleets says; its own servers are what serverRole says. */
    private static void checkOwnFleet(ConfigReader reader, HubSettings hub, AccountId account, FleetSettings fleet) {
        hub.fleetOf(account)
                .filter(own -> !own.adopted().equals(fleet.serverRole()))
                .ifPresent(
                        own -> reader.problem("%s and %s do not name the same role for %s; for example  %s: [\"%s/%s\"]"
                                .formatted(
                                        ConfigKey.SERVER_ROLE,
                                        ConfigKey.FLEETS,
                                        account,
                                        ConfigKey.FLEETS,
                                        account,
                                        fleet.serverRole().orElse("my-existing-role"))));
    }
}
