package kaikin.sandbox.cloud;

import java.util.List;
import java.util.Optional;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.Caller.ServicePrincipal;
import kaikin.policies.iam.Evaluator;
import kaikin.policies.iam.Grants;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PolicyDocument;
import kaikin.policies.iam.PrincipalName;
import kaikin.policies.iam.RequestContext;

/**
 * Refuses what AWS refuses while something is made: what refers to a thing that does not exist then, or that policies
 * do not allow then. By the policies as written: where IAM is slow to tell of them, Pulumi's provider tries again.
 */
record DeploymentChecks(Cloud cloud) {
    private static final NamedPolicy ADMINISTRATOR = new NamedPolicy("deployer", PolicyDocument.parse("""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}"""));

    /** IAM checks a trust policy when a role is made: a role that it names must exist by then. */
    void check(DeployedRole role) {
        role.trust().document().statements().stream()
                .flatMap(statement -> statement.principals().stream())
                .flatMap(principals -> principals.names().stream())
                .filter(PrincipalName.Identity.class::isInstance)
                .map(PrincipalName::toString)
                .filter(arn -> cloud.role(arn).isEmpty())
                .findFirst()
                .ifPresent(arn -> {
                    throw new IllegalArgumentException(
                            "MalformedPolicyDocument: %s trusts %s, which does not exist (yet)"
                                    .formatted(role.arn(), arn));
                });
    }

    /** SQS checks a queue when it is made: where its messages end must exist by then. */
    void check(Queue queue) {
        queue.redrive()
                .map(Queue.Redrive::queueArn)
                .filter(arn -> queue(arn).isEmpty())
                .ifPresent(missing -> {
                    throw new IllegalArgumentException(
                            "InvalidParameterValue: RedrivePolicy of %s: the dead-letter target %s does not exist"
                                    .formatted(queue.arn(), missing));
                });
    }

    /**
     * CreateEventSourceMapping asks whether the function's role may read the queue, and refuses a queue that shows a
     * message again while the function may still be at it.
     */
    void check(EventSourceMapping mapping) {
        var queue = found(queue(mapping.queueArn()), mapping.queueArn());
        var function = found(
                cloud.functions().stream()
                        .filter(each -> each.arn().equals(mapping.functionArn())
                                || each.aliases().contains(mapping.functionArn()))
                        .findFirst(),
                mapping.functionArn());
        var role = found(cloud.role(function.roleArn()), function.roleArn());
        for (var operation : List.of("ReceiveMessage", "DeleteMessage", "GetQueueAttributes")) {
            var session = new RoleSession(role.arn().account(), role.pathAndName(), function.name());
            require(
                    allowed(
                            session,
                            "sqs:" + operation,
                            queue.arn(),
                            RequestContext.EMPTY,
                            role.policies(),
                            queue.policy()),
                    "InvalidParameterValueException: The provided execution role does not have permissions to call "
                            + operation + " on SQS: " + function.roleArn() + " on " + queue.arn());
        }
        require(
                queue.visibilityTimeout().toSeconds() >= function.timeout(),
                "InvalidParameterValueException: Queue visibility timeout: %d seconds is less than Function timeout: %d seconds: %s"
                        .formatted(queue.visibilityTimeout().toSeconds(), function.timeout(), queue.arn()));
    }

    /** CreateSchedule asks whether Scheduler may take the schedule's role. */
    void check(Schedule schedule) {
        var role = found(cloud.role(schedule.roleArn()), schedule.roleArn());
        var context = RequestContext.EMPTY
                .with("aws:SourceArn", schedule.groupArn())
                .with("aws:SourceAccount", Arn.parse(schedule.groupArn()).account());
        require(
                allowed(
                        new ServicePrincipal("scheduler.amazonaws.com"),
                        "sts:AssumeRole",
                        role.arn().toString(),
                        context,
                        List.of(),
                        Optional.of(role.trust())),
                "ValidationException: The execution role you provide must allow AWS EventBridge Scheduler to assume the"
                        + " role: " + schedule.roleArn() + " of the schedule " + schedule.name());
    }

    /**
     * PutTargets asks whether the account that it is called in may put events on another account's bus; whom exactly
     * AWS holds against the bus's policy it does not say, so that the policy must let anyone in that account.
     *
     * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html">Sending events between
     *     accounts</a>
     */
    void check(EventRule rule) {
        var account = Arn.parse(rule.arn()).account();
        for (var target : rule.targets()) {
            var owner = Arn.parse(target.arn()).account();
            if (!target.arn().contains(":event-bus/") || owner.equals(account)) {
                continue;
            }
            var bus = cloud.eventBus(target.arn());
            require(
                    bus.isPresent()
                            && allowed(
                                    new RoleSession(account, "deployer", "up"),
                                    "events:PutEvents",
                                    target.arn(),
                                    event(rule),
                                    List.of(ADMINISTRATOR),
                                    bus.flatMap(EventBus::policy)),
                    "AccessDeniedException: PutTargets for %s: the event bus %s does not (yet) let account %s put events: deploy the account of the bus first"
                            .formatted(rule.arn(), target.arn(), account));
        }
    }

    private Optional<Queue> queue(String arn) {
        return cloud.queues().stream().filter(each -> each.arn().equals(arn)).findFirst();
    }

    /** Returns what the rule lets through, as far as its pattern says just one thing. */
    private static RequestContext event(EventRule rule) {
        var context = RequestContext.EMPTY;
        for (var field : List.of("source", "detail-type")) {
            var values = rule.pattern().path(field);
            if (values.size() == 1 && values.get(0).isTextual()) {
                context = context.with("events:" + field, values.get(0).asText());
            }
        }
        return context;
    }

    private static boolean allowed(
            Caller caller,
            String action,
            String resource,
            RequestContext context,
            List<NamedPolicy> identity,
            Optional<NamedPolicy> resourcePolicy) {
        var request =
                new AccessRequest(caller, action, resource, Arn.parse(resource).account(), context);
        return Evaluator.decide(request, new Grants(identity, resourcePolicy, Optional.empty()))
                .allowed();
    }

    private static <T> T found(Optional<T> there, String arn) {
        return there.orElseThrow(() -> new IllegalArgumentException("ResourceNotFoundException: there is no " + arn));
    }

    private static void require(boolean fine, String complaint) {
        if (!fine) {
            throw new IllegalArgumentException(complaint);
        }
    }
}
