package kaikin.stacks.hub;

import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import kaikin.stacks.components.Exemption;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.config.HubSettings;
import kaikin.stacks.config.HubSettings.FunctionSettings;

/** The function behind Chatwork's webhook. */
final class WebhookLambda extends ComponentResource {
    static final String NAME = "kaikin-webhook";

    private final SnapStartFunction function;

    WebhookLambda(Args args, ComponentResourceOptions options) {
        super(
                "kaikin:hub:WebhookFunction",
                NAME,
                Exemption.inputs(exemptions(args.settings().function())),
                options);
        var children = ComponentResourceOptions.builder().parent(this).build();
        var place = args.place();
        var settings = args.settings();
        var role = new WebhookRole(new WebhookRole.Args(place, settings.accounts()), children);
        function = new SnapStartFunction(
                NAME,
                new SnapStartFunction.Args(
                        "Answers Chatwork: looks for a ban and has it lifted",
                        "kaikin.function.WebhookFunction::handleRequest",
                        role,
                        settings.webhookEnvironment(place.hub()).variables(),
                        // Chatwork waits ten seconds, the API thirty: where AWS or the chat is slow, the answer is
                        // still posted.
                        28,
                        settings.function().reservedConcurrency(),
                        settings.function(),
                        args.read()),
                children);
        registerOutputs(Map.of("alias", function.alias().name()));
    }

    /**
     * What the function works for, and what it waits for.
     *
     * @param read what it reads when it starts, before its snapshot is taken
     */
    record Args(Deployment place, HubSettings settings, Collection<? extends Resource> read) {}

    /** The function itself, for what hangs on it. */
    SnapStartFunction function() {
        return function;
    }

    private static List<Exemption> exemptions(FunctionSettings settings) {
        return settings.reservedConcurrency().isPresent()
                ? List.of()
                : List.of(new Exemption(
                        "function-concurrency-is-bounded",
                        NAME,
                        "reservedConcurrentExecutions",
                        "a new account has a concurrency of ten, and Lambda keeps ten unreserved; the stage's throttling"
                                + " bounds it, and kaikin:reservedConcurrency can",
                        LocalDate.of(2027, 11, 30)));
    }
}
