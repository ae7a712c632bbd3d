package kaikin.sandbox.cloud;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import kaikin.contract.ServerTag;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.model.Plan;

/** All that is deployed, over all accounts. */
public final class Cloud {
    private final Map<String, DeployedRole> roles = new HashMap<>();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final Map<String, DeployedDocument> documents = new HashMap<>();
    private final Map<String, Parameter> parameters = new HashMap<>();
    private final Map<String, String> accounts = new HashMap<>();
    private final Map<String, String> serverRoles = new HashMap<>();
    private final Map<String, ServerTag> serverTags = new HashMap<>();
    private final List<Schedule> schedules = new ArrayList<>();
    private final List<DeployedFunction> functions = new ArrayList<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private final List<ApiRoute> routes = new ArrayList<>();
    private final List<Instance> instances = new CopyOnWriteArrayList<>();
    private final List<EventSourceMapping> eventSourceMappings = new ArrayList<>();
    private final Map<String, EventBus> eventBuses = new HashMap<>();
    private final Map<String, Queue> queues = new TreeMap<>();
    private final List<EventRule> eventRules = new ArrayList<>();
    private final AtomicInteger iamMinutes = new AtomicInteger();

    /** Deploys one stack on top of what is there. */
    public void deploy(Plan plan) {
        var deployment = new AccountDeployment(plan);
        var checks = new DeploymentChecks(this);
        accounts.put(plan.stack(), deployment.account());
        deployment.roles().forEach((arn, role) -> {
            checks.check(role);
            roles.put(arn, role);
        });
        deployment.buckets().forEach(bucket -> buckets.put(bucket.name(), bucket));
        deployment.documents().forEach(document -> documents.put(document.arn(), document));
        deployment.parameters().forEach(parameter -> parameters.put(parameter.arn(), parameter));
        DeployedFunction.in(plan).forEach(functions::add);
        deployment.routes().forEach(routes::add);
        deployment.alarms().forEach(alarms::add);
        var deployed = Queue.in(plan).toList();
        deployed.forEach(queue -> queues.put(queue.arn(), queue));
        deployed.forEach(checks::check);
        EventBus.in(plan).forEach(bus -> eventBuses.put(bus.arn(), bus));
        EventRule.in(plan).forEach(rule -> {
            checks.check(rule);
            eventRules.add(rule);
        });
        Schedule.in(plan).forEach(schedule -> {
            checks.check(schedule);
            schedules.add(schedule);
        });
        EventSourceMapping.in(plan).forEach(mapping -> {
            checks.check(mapping);
            eventSourceMappings.add(mapping);
        });
        deployment.serverRole().ifPresent(role -> serverRoles.put(deployment.account(), role));
        Schedule.serverTag(plan).ifPresent(tag -> serverTags.put(deployment.account(), tag));
    }

    /** From now on roles' policies take effect only when so many minutes have passed: IAM is eventually consistent. */
    public void delayIam(int minutes) {
        iamMinutes.set(minutes);
    }

    /** Tells whether roles' policies have taken effect. */
    public boolean iamIsSettled() {
        return iamMinutes.get() <= 0;
    }

    /** Lets minutes pass, for what waits for them. */
    public void pass(int minutes) {
        iamMinutes.addAndGet(-minutes);
    }

    /** The account that goes by this name: a stack's, or its own id. */
    public String account(String name) {
        var account = accounts.getOrDefault(name, name);
        if (!accounts.containsValue(account)) {
            throw new IllegalArgumentException("there is no account \"%s\": take one of %s, or %s"
                    .formatted(name, new TreeSet<>(accounts.keySet()), new TreeSet<>(accounts.values())));
        }
        return account;
    }

    /** The accounts by the names of their stacks. */
    public Map<String, String> accounts() {
        return new TreeMap<>(accounts);
    }

    /** The tag that marks the servers of an account: each fleet has its own. */
    public ServerTag serverTag(String account) {
        return serverTags.getOrDefault(account, ServerTag.DEFAULT);
    }

    /** Launches a server in an account whose fleet is deployed. */
    public Instance launch(String name, String account, String address, Map<String, String> tags) {
        var role = Optional.ofNullable(serverRoles.get(account))
                .orElseThrow(() -> new IllegalArgumentException("no fleet is deployed in account " + account));
        var instance =
                new Instance(Instance.id(account, name), name, account, region(), role, address, Map.copyOf(tags));
        instances.add(instance);
        return instance;
    }

    /** Terminates a server: as far as AWS is concerned it is gone, and its tags with it. */
    public Optional<Instance> terminate(String name) {
        var instance = instance(name);
        instance.ifPresent(instances::remove);
        return instance;
    }

    /** Takes a tag from a server. */
    public Optional<Instance> untag(String name, String key) {
        var instance = instance(name);
        instance.ifPresent(each -> {
            var fewer = new HashMap<>(each.tags());
            fewer.remove(key);
            instances.replaceAll(one -> one.equals(each) ? each.withTags(Map.copyOf(fewer)) : one);
        });
        return instance;
    }

    /** The server of that name. */
    public Optional<Instance> instance(String name) {
        return instances.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** The one region that everything is deployed in. */
    public String region() {
        var regions = documents.keySet().stream()
                .map(arn -> Arn.parse(arn).region())
                .distinct()
                .toList();
        if (regions.size() != 1) {
            throw new IllegalArgumentException("all stacks must be in one region, not in " + regions);
        }
        return regions.get(0);
    }

    public Optional<DeployedRole> role(String arn) {
        return Optional.ofNullable(roles.get(arn)).map(role -> revoked.contains(arn) ? role.revoked() : role);
    }

    /** From now on nobody becomes this role, and who is it already may do nothing. */
    public Optional<DeployedRole> revoke(String arn) {
        var role = Optional.ofNullable(roles.get(arn));
        role.ifPresent(each -> revoked.add(arn));
        return role;
    }

    /** The role is again what was deployed. */
    public void restore(String arn) {
        revoked.remove(arn);
    }

    /** The ARNs of the roles that are revoked. */
    public List<String> revoked() {
        return revoked.stream().sorted().toList();
    }

    public Optional<Bucket> bucket(String name) {
        return Optional.ofNullable(buckets.get(name));
    }

    public List<String> bucketNames() {
        return List.copyOf(buckets.keySet());
    }

    public Optional<DeployedDocument> document(String arn) {
        return Optional.ofNullable(documents.get(arn));
    }

    public Optional<Parameter> parameter(String arn) {
        return Optional.ofNullable(parameters.get(arn));
    }

    public List<Schedule> schedules() {
        return List.copyOf(schedules);
    }

    public List<Queue> queues() {
        return List.copyOf(queues.values());
    }

    public Optional<EventBus> eventBus(String arn) {
        return Optional.ofNullable(eventBuses.get(arn));
    }

    public List<EventRule> eventRules() {
        return List.copyOf(eventRules);
    }

    public List<EventSourceMapping> eventSourceMappings() {
        return List.copyOf(eventSourceMappings);
    }

    public List<DeployedFunction> functions() {
        return List.copyOf(functions);
    }

    public List<ApiRoute> routes() {
        return List.copyOf(routes);
    }

    public List<Alarm> alarms() {
        return List.copyOf(alarms);
    }

    public List<Instance> instances() {
        return List.copyOf(instances);
    }

    /**
     * A route of a deployed HTTP API, and the function behind it.
     *
     * @param key method and path, such as {@code POST /chatwork}
     */
    public record ApiRoute(String apiId, String account, String key, String functionArn) {}

    /**
     * A deployed alarm on a metric.
     *
     * @param period in seconds
     */
    public record Alarm(
            String name,
            String arn,
            String account,
            String description,
            String namespace,
            String metric,
            Map<String, String> dimensions,
            String statistic,
            int period,
            double threshold,
            String comparison) {}

    /** A deployed bucket and its policy. */
    public record Bucket(String name, String account, Optional<NamedPolicy> policy) {
        public String arn() {
            return "arn:aws:s3:::" + name;
        }
    }

    /** A deployed Systems Manager parameter. Its value is never printed. */
    public record Parameter(String name, String arn, String type, String value) {
        @Override
        public String toString() {
            return arn;
        }
    }
}
