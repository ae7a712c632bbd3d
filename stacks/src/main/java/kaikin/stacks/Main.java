package kaikin.stacks;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import kaikin.contract.ServerTag;
import kaikin.stacks.config.Settings;
import kaikin.stacks.config.StackValues;
import kaikin.stacks.fleet.Fleet;
import kaikin.stacks.hub.Hub;

/** The program that {@code pulumi up} runs, once per account. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Pulumi.run(Main::deploy);
    }

    private static void deploy(Context context) {
        var settings = Settings.read(StackValues.of(context.stackName(), System.getenv()));
        settings.hub()
                .map(hub -> new Hub(settings.place(), hub))
                .ifPresent(hub -> context.export("webhookUrl", hub.url()));
        settings.fleet().ifPresent(fleet -> {
            new Fleet(settings.place(), fleet);
            context.export("serverTag", tag(fleet.tag()));
        });
    }

    private static String tag(ServerTag tag) {
        return tag.key() + ": " + tag.value();
    }
}
