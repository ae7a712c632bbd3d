package kaikin.sandbox.ssm;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Authorizer.Wish;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.CommandDocument;
import kaikin.sandbox.cloud.Instance;
import kaikin.sandbox.gateway.AwsException;
import org.jspecify.annotations.Nullable;

/** Run Command: sends documents to the servers that the caller may reach, and knows what became of them. */
public final class Commands {
    private final Cloud cloud;
    private final Authorizer authorizer;
    private final Agents agents;
    private final Clock clock;
    private final Consumer<Command> listener;
    private final Map<String, Command> sent = new ConcurrentHashMap<>();

    /**
     * Creates it without commands.
     *
     * @param listener hears of every command that has ended, on a thread of its own
     */
    public Commands(Cloud cloud, Authorizer authorizer, Agents agents, Clock clock, Consumer<Command> listener) {
        this.cloud = cloud;
        this.authorizer = authorizer;
        this.agents = agents;
        this.clock = clock;
        this.listener = listener;
    }

    /** A command on its way. */
    public record Command(
            String id,
            String account,
            String region,
            Instant requested,
            String document,
            Map<String, String> parameters,
            String comment,
            List<Invocation> invocations) {
        /** How the whole command ended; it must have. */
        public String status() {
            var statuses =
                    join().stream().map(Invocation.Result::status).distinct().toList();
            return Stream.of("Failed", "TimedOut", "Cancelled")
                    .filter(statuses::contains)
                    .findFirst()
                    .orElse("Success");
        }

        /** Waits until every server has ended. */
        public List<Invocation.Result> join() {
            return invocations.stream().map(each -> each.result().join()).toList();
        }
    }

    /** One server's part of a command. */
    public record Invocation(Instance instance, CompletableFuture<Result> result) {
        /** How it ended, in the service's own words for a status and its details. */
        public record Result(
                Instance instance, String status, String details, int exitCode, String output, String error) {
            /** The server never took the command. */
            static Result notDelivered(Instance instance) {
                return new Result(instance, "TimedOut", "DeliveryTimedOut", -1, "", "");
            }
        }
    }

    /** EventBridge's way of sending: the same checks, one tag. Nobody waits longer than the minute for what it sends. */
    public Command send(RoleSession caller, String region, String document, String tag, String value) {
        return send(
                caller,
                region,
                new SendCommand(
                        document,
                        List.of(),
                        Optional.of(new SendCommand.Target(tag.replaceFirst("^tag:", ""), value)),
                        Map.of(),
                        "",
                        1));
    }

    Command send(RoleSession caller, String region, SendCommand request) {
        var arn = documentArn(caller.account(), region, request.document());
        require(caller, arn, RequestContext.EMPTY);
        var document = cloud.document(arn)
                .orElseThrow(() ->
                        new AwsException(400, "InvalidDocument", "Document does not exist: " + request.document()));
        ParameterCheck.check(document, request.parameters());
        var instances = instances(caller, region, request);
        var id = UUID.randomUUID().toString();
        var command = new Command(
                id,
                caller.account(),
                region,
                clock.instant(),
                document.name(),
                request.parameters(),
                request.comment(),
                start(id, document, request, instances));
        sent.put(id, command);
        var unused = allOf(command).thenRunAsync(() -> listener.accept(command)).exceptionally(Commands::report);
        return command;
    }

    /** A command of that account. */
    Optional<Command> find(String account, String id) {
        return Optional.ofNullable(sent.get(id)).filter(each -> each.account().equals(account));
    }

    private static @Nullable Void report(Throwable broken) {
        System.err.println("an event was lost: " + broken);
        return null;
    }

    private static CompletableFuture<Void> allOf(Command command) {
        return CompletableFuture.allOf(
                command.invocations().stream().map(Invocation::result).toArray(CompletableFuture[]::new));
    }

    private List<Instance> instances(RoleSession caller, String region, SendCommand request) {
        var found = new ArrayList<Instance>();
        for (var id : request.instances()) {
            var instance = cloud.instances().stream()
                    .filter(each -> each.id().equals(id) && each.account().equals(caller.account()))
                    .findFirst();
            require(caller, instanceArn(caller.account(), region, id), tags(instance));
            found.add(instance.filter(agents::isManaged)
                    .orElseThrow(() ->
                            new AwsException(400, "InvalidInstanceId", "Instances not in a valid state for account")));
        }
        request.target().ifPresent(target -> found.addAll(tagged(caller, region, target)));
        return found;
    }

    private List<Instance> tagged(RoleSession caller, String region, SendCommand.Target target) {
        require(
                caller,
                instanceArn(caller.account(), region, "*"),
                RequestContext.EMPTY.with("ssm:resourceTag/" + target.key(), target.value()));
        return cloud.instances().stream()
                .filter(each -> each.account().equals(caller.account()))
                .filter(each -> target.value().equals(each.tags().get(target.key())))
                .filter(agents::isManaged)
                .toList();
    }

    private List<Invocation> start(String id, CommandDocument document, SendCommand request, List<Instance> instances) {
        return instances.stream()
                .map(each -> new Invocation(each, agents.run(each, id, document, request)))
                .toList();
    }

    private void require(RoleSession caller, String resource, RequestContext context) {
        // Documents named by ARN may belong to somebody else; the decision is about the caller's account all the same.
        authorizer.require(caller, new Wish("ssm:SendCommand", resource, caller.account(), context), Optional.empty());
    }

    private static RequestContext tags(Optional<Instance> instance) {
        var context = RequestContext.EMPTY;
        for (var tag : instance.map(Instance::tags).orElse(Map.of()).entrySet()) {
            context = context.with("ssm:resourceTag/" + tag.getKey(), tag.getValue());
        }
        return context;
    }

    private static String documentArn(String account, String region, String name) {
        return name.startsWith("arn:") ? name : "arn:aws:ssm:%s:%s:document/%s".formatted(region, account, name);
    }

    private static String instanceArn(String account, String region, String id) {
        return "arn:aws:ec2:%s:%s:instance/%s".formatted(region, account, id);
    }
}
