package kaikin.sandbox.services.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.Caller.ServicePrincipal;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Authorizer.AuthorizationRequest;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.EventRule;
import kaikin.sandbox.gateway.ByteBody;
import kaikin.sandbox.services.lambda.InvokeError;
import kaikin.sandbox.services.lambda.Lambda;
import kaikin.sandbox.services.sqs.Queues;
import kaikin.sandbox.services.ssm.RunCommand;
import kaikin.sandbox.services.sts.TokenService;
import software.amazon.event.ruler.Ruler;

/** Carries events from bus to bus and to functions, as far as roles, bus policies and permissions let it. */
public final class EventBridge {
    private static final String SERVICE = "events.amazonaws.com";

    private final Cloud cloud;
    private final TokenService tokens;
    private final Authorizer authorizer;
    private final Lambda lambda;
    private final Queues queues;
    private final BooleanSupplier isLost;
    private final CommandEvents events;
    private final List<EventBridgeEvent> published = new CopyOnWriteArrayList<>();
    private final List<String> lost = new CopyOnWriteArrayList<>();

    /**
     * Creates it.
     *
     * @param queues take what could not be sent to its target
     * @param isLost whether the next event that someone waits for gets lost: those of commands are best effort
     */
    public EventBridge(
            Cloud cloud,
            TokenService tokens,
            Authorizer authorizer,
            Lambda lambda,
            Queues queues,
            BooleanSupplier isLost,
            Clock clock) {
        this.cloud = cloud;
        this.tokens = tokens;
        this.authorizer = authorizer;
        this.lambda = lambda;
        this.queues = queues;
        this.isLost = isLost;
        this.events = new CommandEvents(clock);
    }

    /** The reason why an event did not reach a target, as a dead-letter queue is told. */
    private record Problem(String code, String message) {
        private static final Problem ROLE = new Problem("FAILED_TO_ASSUME_ROLE", "the rule's role cannot be assumed");
        private static final Problem DENIED = new Problem("NO_PERMISSIONS", "the bus does not take it from the role");
        private static final Problem GONE = new Problem("NO_RESOURCE", "there is no such bus");
    }

    /** Systems Manager has seen a command end. */
    public void ended(RunCommand command) {
        command.join().forEach(result -> publish(events.ended(command, result)));
        var event = events.ended(command);
        published.add(event);
        publish(event);
    }

    /** Delivers every event about a whole command once more, as the real service may at any time; lost ones too. */
    public void redeliver() {
        published.forEach(event -> arrive(defaultBus(event), event));
    }

    /** Returns what reached neither its target nor a queue, one JSON text each. */
    public List<String> lost() {
        return List.copyOf(lost);
    }

    /** An event arrives on a bus, whose rules look at it. */
    void arrive(String busArn, EventBridgeEvent event) {
        waiting(busArn, event).forEach(rule -> rule.targets().forEach(target -> send(rule, target, event)));
    }

    /** An event of a service arrives on the default bus of its account, if it arrives. */
    private void publish(EventBridgeEvent event) {
        var bus = defaultBus(event);
        if (!waiting(bus, event).isEmpty() && isLost.getAsBoolean()) {
            lose(bus, event, "the service lost it");
        } else {
            arrive(bus, event);
        }
    }

    private static String defaultBus(EventBridgeEvent event) {
        return "arn:aws:events:%s:%s:event-bus/default".formatted(event.region(), event.account());
    }

    private List<EventRule> waiting(String busArn, EventBridgeEvent event) {
        return cloud.eventRules().stream()
                .filter(rule -> rule.enabled() && rule.busArn().equals(busArn) && event.matches(rule.pattern()))
                .toList();
    }

    private void send(EventRule rule, EventRule.Target target, EventBridgeEvent event) {
        var context = RequestContext.EMPTY
                .with("aws:SourceArn", rule.arn())
                .with("aws:SourceAccount", Arn.parse(rule.arn()).account());
        var problem =
                target.arn().contains(":event-bus/") ? forward(target, context, event) : call(target, context, event);
        problem.ifPresent(why -> keep(rule, target, context, event, why));
    }

    private Optional<Problem> forward(EventRule.Target target, RequestContext context, EventBridgeEvent event) {
        var session = target.roleArn().flatMap(role -> tokens.serve(SERVICE, role, "events", context));
        if (session.isEmpty()) {
            return Optional.of(Problem.ROLE);
        }
        if (!mayPut(session.get(), target.arn(), event)) {
            return Optional.of(Problem.DENIED);
        }
        if (cloud.eventBus(target.arn()).isEmpty()) {
            return Optional.of(Problem.GONE);
        }
        arrive(target.arn(), event);
        return Optional.empty();
    }

    /** Tells whether someone may put an event on a bus, by their own policies and the bus's. */
    boolean mayPut(RoleSession caller, String busArn, EventBridgeEvent event) {
        var context = RequestContext.EMPTY
                .with("events:source", event.source())
                .with("events:detail-type", event.detailType());
        var wish = new AuthorizationRequest(
                "events:PutEvents", busArn, Arn.parse(busArn).account(), context);
        return authorizer.allows(caller, wish, cloud.eventBus(busArn).flatMap(bus -> bus.policy()));
    }

    /** The real service tries for a day what may succeed later; here that is as soon as the function is ready. */
    private Optional<Problem> call(EventRule.Target target, RequestContext context, EventBridgeEvent event) {
        var caller = new ServicePrincipal(SERVICE);
        var body = ByteBody.of(event.json().toString());
        try {
            var refusal = lambda.invokeLater(target.arn(), caller, context, body);
            if (refusal.filter(InvokeError::later).isPresent()) {
                lambda.await(target.arn());
                refusal = lambda.invokeLater(target.arn(), caller, context, body);
            }
            return refusal.map(why -> new Problem(why.code(), why.message()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Puts what could not be sent into the target's dead-letter queue, if there is one that takes it from the rule. */
    private void keep(
            EventRule rule, EventRule.Target target, RequestContext context, EventBridgeEvent event, Problem why) {
        var attributes = Map.of(
                "RULE_ARN", rule.arn(),
                "TARGET_ARN", target.arn(),
                "ERROR_CODE", why.code(),
                "ERROR_MESSAGE", why.message());
        var kept = target.deadLetterArn()
                .filter(queue -> queues.put(
                        new ServicePrincipal(SERVICE),
                        queue,
                        context,
                        event.json().toString(),
                        attributes));
        if (kept.isEmpty()) {
            lose(target.arn(), event, why.code() + ": " + why.message());
        }
    }

    void lose(String target, EventBridgeEvent event, String why) {
        var json = JsonNodeFactory.instance.objectNode().put("target", target).put("reason", why);
        json.set("event", event.json());
        lost.add(json.toString());
    }

    /** An event in EventBridge's form. */
    record EventBridgeEvent(JsonNode json) {
        /** Asks AWS's own matcher of event patterns. */
        boolean matches(JsonNode pattern) {
            try {
                return Ruler.matchesRule(json.toString(), pattern.toString());
            } catch (Exception e) {
                throw new IllegalStateException("an event that EventBridge could not match: " + json, e);
            }
        }

        String account() {
            return json.path("account").asText();
        }

        String source() {
            return json.path("source").asText();
        }

        String detailType() {
            return json.path("detail-type").asText();
        }

        String region() {
            return json.path("region").asText();
        }
    }
}
