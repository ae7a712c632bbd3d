package kaikin.stacks.config;

import com.pulumi.Context;
import java.util.Optional;
import kaikin.contract.AccountId;

/**
 * What a stack's file says.
 *
 * @param hub what only the hub's stack says; empty for every other account
 */
public record Settings(Place place, Optional<HubSettings> hub) {
    private static final String REGION = "[a-z]{2}(-[a-z]+)+-[0-9]";

    /** Reads the whole configuration; throws once, with all that is wrong with it. */
    public static Settings read(Context context) {
        var problems = new Problems(context.stackName());
        var reader = new Reader(context.config(), problems);
        var account = reader.required("account", AccountId::new, "\"111111111111\"");
        var hub = reader.required("hub", AccountId::new, "\"111111111111\"");
        var region = new Reader(context.config("aws"), problems)
                .required("region", Reader.matching(REGION), "ap-northeast-1");
        var settings =
                account.isPresent() && account.equals(hub) ? HubSettings.read(reader) : Optional.<HubSettings>empty();
        problems.throwIfAny();
        return new Settings(new Place(account.orElseThrow(), region.orElseThrow(), hub.orElseThrow()), settings);
    }
}
