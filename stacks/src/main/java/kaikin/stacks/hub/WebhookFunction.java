package kaikin.stacks.hub;

import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Map;
import kaikin.contract.Roles;
import kaikin.contract.WebhookEnvironment;
import kaikin.stacks.config.HubSettings;
import kaikin.stacks.config.Place;

/** The function behind Chatwork's webhook. */
public final class WebhookFunction extends ComponentResource {
    static final String NAME = "kaikin-webhook";

    private final BotFunction function;

    public WebhookFunction(Place place, HubSettings settings, ComponentResourceOptions options) {
        super("kaikin:hub:WebhookFunction", NAME, options);
        var children = ComponentResourceOptions.builder().parent(this).build();
        var role = new WebhookRole(place, settings.accounts(), children);
        function = new BotFunction(spec(place, settings), settings.function(), role.policy(), children);
        registerOutputs(Map.of("alias", function.alias().name()));
    }

    /** The function itself, for what hangs on it. */
    BotFunction function() {
        return function;
    }

    private static BotFunction.Spec spec(Place place, HubSettings settings) {
        return new BotFunction.Spec(
                NAME,
                "Answers Chatwork: looks for a ban and has it lifted",
                "kaikin.function.WebhookFunction::handleRequest",
                Roles.webhook(place.hub()),
                environment(place, settings).variables(),
                // Chatwork waits ten seconds, the API thirty: where AWS or the chat is slow, the answer is still posted.
                25,
                settings.function().reservedConcurrency());
    }

    private static WebhookEnvironment environment(Place place, HubSettings settings) {
        return new WebhookEnvironment(
                place.hub(),
                settings.accounts(),
                settings.chat().rooms(),
                settings.chat().people(),
                settings.chat().bot(),
                settings.chat().language(),
                settings.chat().staleAfter());
    }
}
