package kaikin.stacks;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import kaikin.stacks.config.Settings;
import kaikin.stacks.fleet.Fleet;
import kaikin.stacks.hub.Hub;

/** The program that {@code pulumi up} runs, once per account. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Pulumi.run(Main::deploy);
    }

    private static void deploy(Context context) {
        var settings = Settings.read(context);
        settings.hub()
                .map(hub -> new Hub(settings.place(), hub))
                .ifPresent(hub -> context.export("webhookUrl", hub.url()));
        new Fleet(settings.place());
        context.export("serverTag", Fleet.TAG.key() + ": " + Fleet.TAG.value());
    }
}
