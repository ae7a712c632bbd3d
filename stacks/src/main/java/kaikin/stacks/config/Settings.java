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
    private static final String ACCOUNT = "\"111111111111\"";

    /** Reads the whole configuration; throws once, with all that is wrong with it. */
    public static Settings read(Context context) {
        return read(context.stackName(), Values.of(context.config()), Values.of(context.config("aws")));
    }

    static Settings read(String stack, Values ours, Values aws) {
        var problems = new Problems(stack);
        var reader = new Reader(ours, problems);
        var account = reader.required("account", AccountId::new, ACCOUNT);
        var hub = reader.required("hub", AccountId::new, ACCOUNT);
        var region = new Reader(aws, problems).required("region", Settings::region, "ap-northeast-1");
        var settings =
                account.isPresent() && account.equals(hub) ? HubSettings.read(reader) : Optional.<HubSettings>empty();
        problems.throwIfAny();
        return new Settings(new Place(account.orElseThrow(), region.orElseThrow(), hub.orElseThrow()), settings);
    }

    private static String region(String text) {
        if (!text.matches("[a-z]{2}(-[a-z]+)+-[0-9]")) {
            throw new IllegalArgumentException("«" + text + "» is no AWS region");
        }
        return text;
    }
}
