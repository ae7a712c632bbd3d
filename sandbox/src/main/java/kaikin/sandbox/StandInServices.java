package kaikin.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.Audit;
import kaikin.sandbox.audit.AuthenticatedService;
import kaikin.sandbox.audit.AuthenticatedService.SignedService;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.DeployedFunction;
import kaikin.sandbox.control.ChatControl;
import kaikin.sandbox.control.ControlApi;
import kaikin.sandbox.control.FaultControl;
import kaikin.sandbox.control.TimeControl;
import kaikin.sandbox.control.ViewControl;
import kaikin.sandbox.gateway.AwsProtocol;
import kaikin.sandbox.gateway.Credentials;
import kaikin.sandbox.gateway.FaultInjection;
import kaikin.sandbox.gateway.HostRoutes;
import kaikin.sandbox.gateway.Service;
import kaikin.sandbox.gateway.SignatureV4;
import kaikin.sandbox.namespace.AgentShell;
import kaikin.sandbox.services.chatwork.ChatworkApi;
import kaikin.sandbox.services.chatwork.WebhookSender;
import kaikin.sandbox.services.cloudwatch.Alarms;
import kaikin.sandbox.services.cloudwatch.CloudWatch;
import kaikin.sandbox.services.cloudwatch.Metrics;
import kaikin.sandbox.services.eventbridge.EventBridge;
import kaikin.sandbox.services.eventbridge.EventService;
import kaikin.sandbox.services.imds.InstanceMetadata;
import kaikin.sandbox.services.lambda.EventSourceMappings;
import kaikin.sandbox.services.lambda.FunctionService;
import kaikin.sandbox.services.lambda.HttpApi;
import kaikin.sandbox.services.lambda.Lambda;
import kaikin.sandbox.services.s3.ObjectStore;
import kaikin.sandbox.services.scheduler.SchedulerService;
import kaikin.sandbox.services.scheduler.SimulatedTime;
import kaikin.sandbox.services.sqs.QueueService;
import kaikin.sandbox.services.sqs.Queues;
import kaikin.sandbox.services.ssm.Agents;
import kaikin.sandbox.services.ssm.RunCommandService;
import kaikin.sandbox.services.ssm.SystemsManager;
import kaikin.sandbox.services.sts.TokenService;

/** All that stands in for someone else's servers, put together over one cloud. */
final class StandInServices {
    private final Cloud cloud;
    private final NamespaceConfig config;
    private final StateFiles state;
    private final Clock clock;
    private final GatewayHosts hosts;
    private final Credentials<RoleSession> credentials;
    private final SignatureV4<RoleSession> signatures;
    private final Authorizer authorizer;
    private final TokenService tokens;
    private final Agents agents;
    private final RunCommandService commands;
    private final InstanceMetadata metadata;
    private final Queues queues;
    private final EventBridge events;
    private final Lambda lambda;
    private final EventSourceMappings mappings;
    private final ChatworkApi chatwork;
    private final Alarms alarms;
    private final FaultInjection faults = new FaultInjection();

    StandInServices(Cloud cloud, NamespaceConfig config, StateFiles state, Clock clock) throws IOException {
        this.cloud = cloud;
        this.config = config;
        this.state = state;
        this.clock = clock;
        hosts = new GatewayHosts(cloud.region());
        credentials = new Credentials<>(clock);
        signatures = new SignatureV4<>(credentials, clock);
        authorizer = new Authorizer(cloud, new Audit(state.audit()), clock);
        tokens = new TokenService(cloud, authorizer, credentials);
        agents = new Agents(new AgentShell(state.directory())::run, authorizer, faults.strikes("ssm", "reply-lost"));
        metadata = new InstanceMetadata(credentials, clock);
        queues = new Queues(cloud, authorizer, clock);
        var deliveries = new Authorizer(cloud, new Audit(state.deliveries()), clock);
        lambda = new Lambda(cloud, authorizer, deliveries, tokens, credentials, queues, clock);
        mappings = new EventSourceMappings(cloud, queues, lambda);
        events = new EventBridge(cloud, tokens, authorizer, lambda, queues, faults.strikes("events", "lost"), clock);
        commands = new RunCommandService(cloud, authorizer, agents, clock, events::ended);
        alarms = new Alarms(cloud, clock);
        chatwork = new ChatworkApi(config.chatToken(), config.bot(), clock);
    }

    ChatworkApi chatwork() {
        return chatwork;
    }

    InstanceMetadata metadata() {
        return metadata;
    }

    HttpApi api() {
        return new HttpApi(cloud, lambda, clock);
    }

    ControlApi control() {
        var page = new ControlApi();
        new TimeControl(new SimulatedTime(cloud, tokens, commands, agents, queues, mappings, lambda), events)
                .addTo(page);
        new FaultControl(cloud, agents, metadata, credentials, faults, alarms).addTo(page);
        new ChatControl(chatwork, new WebhookSender(SandboxLayout.bot(cloud), config.webhookToken()), api())
                .addTo(page);
        new ViewControl(cloud, commands, agents, faults, events, queues, lambda).addTo(page);
        return page;
    }

    /** The functions' versions that could not be initialised, a line each. */
    List<String> failures() {
        return lambda.failures();
    }

    /** Returns who answers for which host name. */
    HostRoutes routes() {
        var systemsManager =
                new SystemsManager(cloud, authorizer, commands, agents, faults.strikes("ssm", "unknown-yet"), clock);
        var routes = HostRoutes.NONE
                .with(GatewayHosts.CHATWORK, AwsProtocol.PLAIN, faults.before("chatwork", chatwork))
                .with(hosts.sts(), AwsProtocol.AWS_QUERY, faults.before("sts", guarded(tokens)))
                .with(hosts.ssm(), AwsProtocol.AWS_JSON, faults.before("ssm", guarded(systemsManager)))
                .with(hosts.sqs(), AwsProtocol.SQS_JSON, faults.before("sqs", guarded(new QueueService(queues))))
                .with(
                        hosts.events(),
                        AwsProtocol.AWS_JSON,
                        faults.before("events", guarded(new EventService(cloud, events, authorizer, clock))))
                .with(hosts.lambda(), AwsProtocol.REST_JSON, guarded(new FunctionService(lambda, authorizer)))
                .with(hosts.scheduler(), AwsProtocol.REST_JSON, guarded(new SchedulerService(cloud, authorizer)))
                .with(
                        hosts.cloudWatch(),
                        AwsProtocol.RPC_V2_CBOR,
                        guarded(new CloudWatch(alarms, new Metrics(cloud, state.functions()), authorizer)));
        for (var name : cloud.bucketNames()) {
            var store = new ObjectStore(cloud.bucket(name).orElseThrow(), authorizer, clock);
            routes = routes.with(hosts.bucket(name), AwsProtocol.REST_XML, faults.before("s3", bucket(guarded(store))));
        }
        for (var route : cloud.routes()) {
            routes = routes.with(hosts.api(route), AwsProtocol.PLAIN, api());
        }
        return routes;
    }

    /**
     * A claim is written while lists are read: which of the two comes first nobody can say. What is read of one
     * account's lists has faults of its own.
     */
    private Service bucket(Service store) {
        var writes = faults.before("s3-writes", store);
        var lists = config.servers().stream()
                .map(server -> new AccountId(cloud.account(server.account())))
                .distinct()
                .collect(Collectors.toMap(account -> account, account -> faults.before("s3-lists-" + account, store)));
        return call -> {
            var read = BanListKey.account(call.path().substring(1))
                    .map(account -> lists.getOrDefault(account, store))
                    .orElse(store);
            return (call.method().equals("PUT") ? writes : read).answer(call);
        };
    }

    /** Launches the servers and starts the functions; the gateway must answer by now. */
    void start() throws IOException, InterruptedException {
        for (var server : config.servers()) {
            launch(server);
        }
        ParallelTasks.all(cloud.functions().stream().map(this::starting).toList());
    }

    private Callable<DeployedFunction> starting(DeployedFunction function) {
        return () -> {
            lambda.publish(
                    function,
                    Path.of(config.project()).resolve(function.archive()),
                    Path.of(config.lambdaRuntime()),
                    state.functions());
            return function;
        };
    }

    /** EC2 gives a server its role, if the role lets it; then the server's agent reports. */
    private void launch(NamespaceConfig.Server server) {
        var tag = cloud.serverTag(server.account());
        var instance = cloud.launch(
                server.name(),
                server.account(),
                server.address(),
                Map.of(tag.key(), tag.value(), "Name", server.name()));
        var role = "arn:aws:iam::%s:role/%s".formatted(instance.account(), instance.role());
        var given = tokens.hand("ec2.amazonaws.com", role, instance.id(), RequestContext.EMPTY);
        metadata.add(instance, given.isPresent());
        given.ifPresent(session -> agents.register(instance, server.oldAgent()));
    }

    private AuthenticatedService guarded(SignedService service) {
        return new AuthenticatedService(signatures, authorizer, service);
    }
}
