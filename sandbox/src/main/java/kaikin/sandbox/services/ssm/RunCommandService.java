package kaikin.sandbox.services.ssm;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Authorizer.AuthorizationRequest;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.DeployedDocument;
import kaikin.sandbox.cloud.Instance;
import kaikin.sandbox.gateway.AwsException;

/** Run Command: sends documents to the servers that the caller may reach, and knows what became of them. */
public final class RunCommandService {
    private final Cloud cloud;
    private final Authorizer authorizer;
    private final Agents agents;
    private final Clock clock;
    private final Consumer<RunCommand> listener;
    private final Map<String, RunCommand> sent = new ConcurrentHashMap<>();

    /**
     * Creates it without commands.
     *
     * @param listener hears of every command that has ended, on a thread of its own
     */
    public RunCommandService(
            Cloud cloud, Authorizer authorizer, Agents agents, Clock clock, Consumer<RunCommand> listener) {
        this.cloud = cloud;
        this.authorizer = authorizer;
        this.agents = agents;
        this.clock = clock;
        this.listener = listener;
    }

    /** Sends a document, or throws what the service would answer. */
    public RunCommand send(RoleSession caller, String region, SendCommand request) {
        var name = request.document();
        var arn = name.startsWith("arn:")
                ? name
                : "arn:aws:ssm:%s:%s:document/%s".formatted(region, caller.account(), name);
        require(caller, arn, RequestContext.EMPTY);
        var instances = request.target().isPresent()
                ? tagged(caller, region, request.target().get())
                : named(caller, region, request.instances());
        var document = cloud.document(arn)
                .orElseThrow(() ->
                        new AwsException(400, "InvalidDocument", "Document does not exist: " + request.document()));
        ParameterCheck.check(document, request.parameters());
        var limits = request.limits(instances.size());
        var command = new RunCommand(
                UUID.randomUUID().toString(),
                caller.account(),
                region,
                clock.instant(),
                document.name(),
                request.parameters(),
                request.comment(),
                limits.errors(),
                instances.stream().map(CommandInvocation::new).toList());
        sent.put(command.id(), command);
        RateControl.send(command.invocations(), limits, each -> agents.run(each, command.id(), document, request));
        var unused = allOf(command).thenRunAsync(() -> listener.accept(command)).exceptionally(broken -> {
            System.err.println("an event was lost: " + broken);
            return null;
        });
        return command;
    }

    /** All commands that were sent, the oldest first. */
    public List<RunCommand> sent() {
        return sent.values().stream()
                .sorted(Comparator.comparing(RunCommand::requested))
                .toList();
    }

    /** A command of that account. */
    Optional<RunCommand> find(String account, String id) {
        return Optional.ofNullable(sent.get(id)).filter(each -> each.account().equals(account));
    }

    private static CompletableFuture<Void> allOf(RunCommand command) {
        return CompletableFuture.allOf(
                command.invocations().stream().map(CommandInvocation::ended).toArray(CompletableFuture[]::new));
    }

    /**
     * The servers of these ids, every one of which the caller must be allowed. One that is gone has no tags any more,
     * so that a policy that asks for a tag denies the whole call before anything is said about ids.
     */
    private List<Instance> named(RoleSession caller, String region, List<String> ids) {
        var found = new LinkedHashMap<String, Optional<Instance>>();
        for (var id : ids) {
            var instance = cloud.instances().stream()
                    .filter(each -> each.id().equals(id) && each.account().equals(caller.account()))
                    .findFirst();
            require(caller, instanceArn(caller.account(), region, id), tags(instance));
            found.put(id, instance);
        }
        var instances = new ArrayList<Instance>();
        found.values()
                .forEach(instance -> instances.add(instance.filter(agents::isManaged)
                        .orElseThrow(() -> new AwsException(
                                400, "InvalidInstanceId", "Instances not in a valid state for account"))));
        return instances;
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

    private void require(RoleSession caller, String resource, RequestContext context) {
        // Documents named by ARN may belong to someone else; the decision is about the caller's account all the same.
        authorizer.require(
                caller,
                new AuthorizationRequest("ssm:SendCommand", resource, caller.account(), context),
                Optional.empty());
    }

    private static RequestContext tags(Optional<Instance> instance) {
        var context = RequestContext.EMPTY;
        for (var tag : instance.map(Instance::tags).orElse(Map.of()).entrySet()) {
            context = context.with("ssm:resourceTag/" + tag.getKey(), tag.getValue());
        }
        return context;
    }

    private static String instanceArn(String account, String region, String id) {
        return "arn:aws:ec2:%s:%s:instance/%s".formatted(region, account, id);
    }

    /** Holds a command's parameters against its document, as the service does before any server hears of it. */
    private static final class ParameterCheck {
        private ParameterCheck() {}

        static void check(DeployedDocument document, Map<String, String> parameters) {
            parameters.keySet().stream()
                    .filter(name -> !document.parameters().containsKey(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw invalid("the document " + document.name() + " has no parameter " + name);
                    });
            document.parameters().forEach((name, parameter) -> {
                var value = Optional.ofNullable(parameters.get(name))
                        .or(parameter::byDefault)
                        .orElseThrow(() -> invalid("the parameter " + name + " is missing"));
                if (!parameter.allowedValues().isEmpty()
                        && !parameter.allowedValues().contains(value)) {
                    throw invalid("the value of " + name + " is none of " + parameter.allowedValues());
                }
                // Unanchored, as the service matches: a pattern that binds must be anchored by itself. Its $ is the
                // very
                // end; Java's would also match before a last newline.
                if (!Pattern.compile(parameter.allowedPattern().replaceFirst("\\$$", "\\\\z"))
                        .matcher(value)
                        .find()) {
                    throw invalid("the value of " + name + " does not match the allowed pattern "
                            + parameter.allowedPattern());
                }
            });
        }

        private static AwsException invalid(String complaint) {
            return new AwsException(400, "InvalidParameters", complaint);
        }
    }
}
