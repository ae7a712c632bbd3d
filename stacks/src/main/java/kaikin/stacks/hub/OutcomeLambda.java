package kaikin.stacks.hub;

import com.pulumi.aws.lambda.FunctionEventInvokeConfig;
import com.pulumi.aws.lambda.FunctionEventInvokeConfigArgs;
import com.pulumi.aws.lambda.inputs.FunctionEventInvokeConfigDestinationConfigArgs;
import com.pulumi.aws.lambda.inputs.FunctionEventInvokeConfigDestinationConfigOnFailureArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaikin.contract.OutcomeCheck;
import kaikin.contract.OutcomeEnvironment;
import kaikin.stacks.components.DeadLetterQueue;
import kaikin.stacks.components.Exemption;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.config.HubSettings;

/** The function that tells in the chat how a release ended. */
final class OutcomeLambda extends ComponentResource {
    static final String NAME = "kaikin-outcome";

    /** In seconds. Nobody waits for it: time enough for a chat that is slow today. */
    static final int TIMEOUT = 30;

    private static final Exemption FEW_EVENTS = new Exemption(
            "function-concurrency-is-bounded",
            NAME,
            "reservedConcurrentExecutions",
            "an account may have no concurrency to reserve; there are no more events than releases, which the webhook bounds",
            LocalDate.of(2027, 11, 30));

    private final OutcomeRole role;
    private final FailedOutcomes failed;
    private final SnapStartFunction function;

    OutcomeLambda(Args args, ComponentResourceOptions options) {
        super("kaikin:hub:OutcomeFunction", NAME, Exemption.inputs(List.of(FEW_EVENTS)), options);
        var children = ComponentResourceOptions.builder().parent(this).build();
        var place = args.place();
        var settings = args.settings();
        role = new OutcomeRole(new OutcomeRole.Args(place, settings.accounts()), children);
        failed = new FailedOutcomes(place, children);
        var environment = new OutcomeEnvironment(
                place.hub(),
                settings.accounts(),
                settings.chat().rooms(),
                settings.chat().contact());
        function = new SnapStartFunction(
                NAME,
                new SnapStartFunction.Args(
                        "Tells in the chat how a release ended",
                        "kaikin.function.OutcomeFunction::handleRequest",
                        role,
                        environment.variables(),
                        TIMEOUT,
                        Optional.empty(),
                        settings.function(),
                        args.read()),
                children);
        new FunctionEventInvokeConfig(
                NAME,
                FunctionEventInvokeConfigArgs.builder()
                        .functionName(NAME)
                        .qualifier(function.alias().name())
                        // Lambda's own figures, written down: twice more, after one and two minutes.
                        .maximumRetryAttempts(2)
                        .maximumEventAgeInSeconds(3600)
                        .destinationConfig(FunctionEventInvokeConfigDestinationConfigArgs.builder()
                                .onFailure(FunctionEventInvokeConfigDestinationConfigOnFailureArgs.builder()
                                        .destination(failed.arn())
                                        .build())
                                .build())
                        .build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(failed.resources())
                        .build());
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

    /** The policy of its role; whatever calls it in that role's name waits for this. */
    Resource policy() {
        return role.policy();
    }

    /** The queue of events that it failed on. */
    FailedOutcomes failed() {
        return failed;
    }

    /** The queue of what the outcome function failed on three times, or never got: somebody waits for those answers. */
    static final class FailedOutcomes extends DeadLetterQueue {
        static final String NAME = OutcomeCheck.FAILED_QUEUE;

        FailedOutcomes(Deployment place, ComponentResourceOptions options) {
            super(
                    "kaikin:hub:FailedOutcomes",
                    new DeadLetterQueue.Args(place, NAME, OutcomeEvents.ruleArn(place)),
                    options);
        }
    }
}
