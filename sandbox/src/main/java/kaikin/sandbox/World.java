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
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Guarded;
import kaikin.sandbox.audit.Guarded.SignedService;
import kaikin.sandbox.chatwork.Chatwork;
import kaikin.sandbox.chatwork.Mentions;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.Function;
import kaikin.sandbox.events.EventBridge;
import kaikin.sandbox.events.EventService;
import kaikin.sandbox.front.AccessControl;
import kaikin.sandbox.front.ChatControl;
import kaikin.sandbox.front.ControlPage;
import kaikin.sandbox.front.DeliveryControl;
import kaikin.sandbox.front.ServerControl;
import kaikin.sandbox.front.TimeControl;
import kaikin.sandbox.front.ViewControl;
import kaikin.sandbox.function.EventSourceMappings;
import kaikin.sandbox.function.HttpApi;
import kaikin.sandbox.function.Lambda;
import kaikin.sandbox.gateway.Credentials;
import kaikin.sandbox.gateway.Mishaps;
import kaikin.sandbox.gateway.Protocol;
import kaikin.sandbox.gateway.Routes;
import kaikin.sandbox.gateway.Service;
import kaikin.sandbox.gateway.SignatureV4;
import kaikin.sandbox.metadata.InstanceMetadata;
import kaikin.sandbox.s3.ObjectStore;
import kaikin.sandbox.scheduler.PassingTime;
import kaikin.sandbox.space.AgentShell;
import kaikin.sandbox.sqs.QueueService;
import kaikin.sandbox.sqs.Queues;
import kaikin.sandbox.ssm.Agents;
import kaikin.sandbox.ssm.Commands;
import kaikin.sandbox.ssm.SystemsManager;
import kaikin.sandbox.sts.TokenService;

/** All that stands in for somebody else's servers, put together over one cloud. */
final class World {
    private final Cloud cloud;
    private final Scene scene;
    private final StateFiles state;
    private final Clock clock;
    private final Hosts hosts;
    private final Credentials<RoleSession> credentials;
    private final SignatureV4<RoleSession> signatures;
    private final Authorizer authorizer;
    private final TokenService tokens;
    private final Agents agents;
    private final Commands commands;
    private final InstanceMetadata metadata;
    private final Queues queues;
    private final EventBridge events;
    private final Lambda lambda;
    private final EventSourceMappings mappings;
    private final Chatwork chatwork;
    private final Mishaps mishaps = new Mishaps();

    World(Cloud cloud, Scene scene, StateFiles state, Clock clock) throws IOException {
        this.cloud = cloud;
        this.scene = scene;
        this.state = state;
        this.clock = clock;
        hosts = new Hosts(cloud.region());
        credentials = new Credentials<>(clock);
        signatures = new SignatureV4<>(credentials, clock);
        authorizer = new Authorizer(cloud, new Audit(state.audit()), clock);
        tokens = new TokenService(cloud, authorizer, credentials);
        agents = new Agents(new AgentShell(state.directory())::run, authorizer, mishaps.strikes("ssm", "reply-lost"));
        metadata = new InstanceMetadata(credentials, clock);
        queues = new Queues(cloud, authorizer, clock);
        var deliveries = new Authorizer(cloud, new Audit(state.deliveries()), clock);
        lambda = new Lambda(cloud, authorizer, deliveries, tokens, credentials, queues, clock);
        mappings = new EventSourceMappings(cloud, queues, lambda);
        events = new EventBridge(cloud, tokens, authorizer, lambda, queues, mishaps.strikes("events", "lost"), clock);
        commands = new Commands(cloud, authorizer, agents, clock, events::ended);
        chatwork = new Chatwork(scene.chatToken(), scene.bot(), clock);
    }

    Chatwork chatwork() {
        return chatwork;
    }

    InstanceMetadata metadata() {
        return metadata;
    }

    HttpApi api() {
        return new HttpApi(cloud, lambda, clock);
    }

    ControlPage control() {
        var page = new ControlPage();
        new TimeControl(new PassingTime(cloud, tokens, commands, agents, queues, mappings, lambda)).addTo(page);
        new ServerControl(cloud, agents, metadata).addTo(page);
        new DeliveryControl(cloud, events, queues, lambda).addTo(page);
        new AccessControl(cloud, credentials, mishaps).addTo(page);
        new ChatControl(chatwork, new Mentions(Site.bot(cloud), scene.webhookToken()), api()).addTo(page);
        new ViewControl(cloud, commands, agents, mishaps).addTo(page);
        return page;
    }

    /** The functions' versions that could not be initialised, a line each. */
    List<String> failures() {
        return lambda.failures();
    }

    /** Who answers for which host name. */
    Routes routes() {
        var routes = Routes.NONE
                .with(Hosts.CHATWORK, Protocol.PLAIN, mishaps.before("chatwork", chatwork))
                .with(hosts.sts(), Protocol.AWS_QUERY, mishaps.before("sts", guarded(tokens)))
                .with(hosts.ssm(), Protocol.AWS_JSON, mishaps.before("ssm", guarded(systemsManager())))
                .with(hosts.sqs(), Protocol.SQS_JSON, mishaps.before("sqs", guarded(new QueueService(queues))))
                .with(
                        hosts.events(),
                        Protocol.AWS_JSON,
                        mishaps.before("events", guarded(new EventService(cloud, events, authorizer, clock))));
        for (var name : cloud.bucketNames()) {
            var store = new ObjectStore(cloud.bucket(name).orElseThrow(), authorizer, clock);
            routes = routes.with(hosts.bucket(name), Protocol.REST_XML, mishaps.before("s3", bucket(guarded(store))));
        }
        for (var route : cloud.routes()) {
            routes = routes.with(hosts.api(route), Protocol.PLAIN, api());
        }
        return routes;
    }

    private SystemsManager systemsManager() {
        return new SystemsManager(cloud, authorizer, commands, mishaps.strikes("ssm", "unknown-yet"), clock);
    }

    /**
     * A claim is written while lists are read: which of the two comes first nobody can say. What is read of one account's
     * lists has mishaps of its own.
     */
    private Service bucket(Service store) {
        var writes = mishaps.before("s3-writes", store);
        var lists = scene.servers().stream()
                .map(server -> new AccountId(cloud.account(server.account())))
                .distinct()
                .collect(Collectors.toMap(account -> account, account -> mishaps.before("s3-lists-" + account, store)));
        return call -> {
            var read = BanListKey.account(call.path().substring(1))
                    .map(account -> lists.getOrDefault(account, store))
                    .orElse(store);
            return (call.method().equals("PUT") ? writes : read).answer(call);
        };
    }

    /** Launches the servers and starts the functions; the gateway must answer by now. */
    void start() throws IOException, InterruptedException {
        for (var server : scene.servers()) {
            launch(server);
        }
        AtOnce.all(cloud.functions().stream().map(this::starting).toList());
    }

    private Callable<Function> starting(Function function) {
        return () -> {
            lambda.publish(
                    function,
                    Path.of(scene.project()).resolve(function.archive()),
                    Path.of(scene.lambdaRuntime()),
                    state.functions());
            return function;
        };
    }

    /** EC2 gives a server its role, if the role lets it; then the server's agent reports. */
    private void launch(Scene.Server server) {
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

    private Guarded guarded(SignedService service) {
        return new Guarded(signatures, authorizer, service);
    }
}
