package kaikin.stacks.hub;

import com.pulumi.resources.ComponentResourceOptions;
import kaikin.contract.OutcomeCheck;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.events.DeadLetterQueue;

/** The queue of what the outcome function failed on three times, or never got: somebody waits for those answers. */
final class FailedOutcomes extends DeadLetterQueue {
    static final String NAME = OutcomeCheck.FAILED_QUEUE;

    FailedOutcomes(Deployment place, ComponentResourceOptions options) {
        super("kaikin:hub:FailedOutcomes", place, NAME, OutcomeEvents.ruleArn(place), options);
    }
}
