package kaikin.stacks.hub;

import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceArgs;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import kaikin.contract.RoleNames;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.config.HubSettings.FunctionSettings;
import kaikin.stacks.config.HubSettings;
import kaikin.stacks.exemptions.Exemption;
import kaikin.stacks.exemptions.Exemptions;

/** The function behind Chatwork's webhook. */
public final class WebhookLambda extends ComponentResource {
    static final String NAME = "kaikin-webhook";

    private final SnapStartFunction function;

    /**
     * The function and its role.
     *
     * @param read what it reads when it starts, before its snapshot is taken
     */
    public WebhookLambda(
            Deployment place,
            HubSettings settings,
            Collection<? extends Resource> read,
            ComponentResourceOptions options) {
        super("kaikin:hub:WebhookFunction", NAME, exemptions(settings.function()), options);
        var children = ComponentResourceOptions.builder().parent(this).build();
        var role = new WebhookRole(place, settings.accounts(), children);
        function = new SnapStartFunction(spec(place, settings), settings.function(), role, read, children);
        registerOutputs(Map.of("alias", function.alias().name()));
    }

    /** The function itself, for what hangs on it. */
    SnapStartFunction function() {
        return function;
    }

    private static ResourceArgs exemptions(FunctionSettings settings) {
        return settings.reservedConcurrency().isPresent()
                ? ResourceArgs.Empty
                : Exemptions.of(new Exemption(
                        "function-concurrency-is-bounded",
                        NAME,
                        "reservedConcurrentExecutions",
                        "a new account has a concurrency of ten, and Lambda keeps ten unreserved; the stage's throttling"
                                + " bounds it, and kaikin:reservedConcurrency can",
                        LocalDate.of(2027, 11, 30)));
    }

    private static SnapStartFunction.Spec spec(Deployment place, HubSettings settings) {
        return new SnapStartFunction.Spec(
                NAME,
                "Answers Chatwork: looks for a ban and has it lifted",
                "kaikin.function.WebhookFunction::handleRequest",
                RoleNames.webhook(place.hub()),
                settings.webhookEnvironment(place.hub()).variables(),
                // Chatwork waits ten seconds, the API thirty: where AWS or the chat is slow, the answer is still
                // posted.
                28,
                settings.function().reservedConcurrency());
    }
}
