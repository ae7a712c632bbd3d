package kaikin.stacks.fleet;

import com.pulumi.resources.ComponentResourceOptions;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.events.DeadLetterQueue;

/** The queue of what the forwarding rule could not put on the hub's bus. */
public final class UnforwardedEvents extends DeadLetterQueue {
    public static final String NAME = "kaikin-unforwarded-events";

    public UnforwardedEvents(Deployment place, String ruleArn, ComponentResourceOptions options) {
        super("kaikin:fleet:UnforwardedEvents", place, NAME, ruleArn, options);
    }
}
