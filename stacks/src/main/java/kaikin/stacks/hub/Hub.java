package kaikin.stacks.hub;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Map;
import kaikin.stacks.config.HubSettings;
import kaikin.stacks.config.Place;

/** The account that the bot lives in: Chatwork's webhook, the function, and the ban lists of all fleets. */
public final class Hub extends ComponentResource {
    private final Output<String> url;

    public Hub(Place place, HubSettings settings) {
        super("kaikin:hub:Hub", "hub");
        var children = ComponentResourceOptions.builder().parent(this).build();
        new BanListBucket(place, children);
        settings.fleets().forEach(fleet -> new BanListWriterRole(place, fleet, children));
        new ChatworkSecrets(settings.secrets(), children);
        var function = new WebhookFunction(place, settings, children);
        var api = new ChatworkWebhookApi(place, function, children);
        url = api.url();
        registerOutputs(Map.of("webhookUrl", url));
    }

    /** What to paste into Chatwork's webhook form. */
    public Output<String> url() {
        return url;
    }
}
