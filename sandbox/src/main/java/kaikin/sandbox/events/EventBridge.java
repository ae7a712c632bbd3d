package kaikin.sandbox.events;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller.ServicePrincipal;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Authorizer.Wish;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.EventRule;
import kaikin.sandbox.function.Lambda;
import kaikin.sandbox.gateway.Body;
import kaikin.sandbox.ssm.Commands.Command;
import kaikin.sandbox.sts.TokenService;

/** Carries events from bus to bus and to functions, as far as roles, bus policies and permissions let it. */
public final class EventBridge {
    private static final String SERVICE = "events.amazonaws.com";

    private final Cloud cloud;
    private final TokenService tokens;
    private final Authorizer authorizer;
    private final Lambda lambda;
    private final CommandEvents events;
    private final List<Event> published = new CopyOnWriteArrayList<>();

    public EventBridge(Cloud cloud, TokenService tokens, Authorizer authorizer, Lambda lambda, Clock clock) {
        this.cloud = cloud;
        this.tokens = tokens;
        this.authorizer = authorizer;
        this.lambda = lambda;
        this.events = new CommandEvents(clock);
    }

    /** Systems Manager has seen a command end. */
    public void ended(Command command) {
        command.join().forEach(result -> publish(events.ended(command, result)));
        var event = events.ended(command);
        published.add(event);
        publish(event);
    }

    /** Delivers every event about a whole command once more, as the real service may at any time. */
    public void redeliver() {
        published.forEach(this::publish);
    }

    /** An event of a service arrives on the default bus of its account. */
    private void publish(Event event) {
        arrive("arn:aws:events:%s:%s:event-bus/default".formatted(event.region(), event.account()), event);
    }

    private void arrive(String busArn, Event event) {
        cloud.eventRules().stream()
                .filter(rule -> rule.busArn().equals(busArn) && event.matches(rule.pattern()))
                .forEach(rule -> rule.targets().forEach(target -> send(rule, target, event)));
    }

    /** A target that may not be reached is seen in the audit only, as with the real service. */
    private void send(EventRule rule, EventRule.Target target, Event event) {
        var context = RequestContext.EMPTY
                .with("aws:SourceArn", rule.arn())
                .with("aws:SourceAccount", Arn.parse(rule.arn()).account());
        if (target.arn().contains(":event-bus/")) {
            forward(target, context, event);
        } else {
            lambda.invokeLater(
                    target.arn(),
                    new ServicePrincipal(SERVICE),
                    context,
                    Body.of(event.json().toString()));
        }
    }

    private void forward(EventRule.Target target, RequestContext context, Event event) {
        var session = target.roleArn().flatMap(role -> tokens.serve(SERVICE, role, "events", context));
        var bus = cloud.eventBus(target.arn());
        var account = Arn.parse(target.arn()).account();
        var wish = new Wish("events:PutEvents", target.arn(), account, RequestContext.EMPTY);
        var allowed = session.filter(caller -> authorizer.allows(caller, wish, bus.flatMap(each -> each.policy())));
        if (allowed.isPresent() && bus.isPresent()) {
            arrive(target.arn(), event);
        }
    }
}
