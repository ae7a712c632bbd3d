package kaikin.policies.proofs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who and what the proofs speak of, by ARN. */
final class Cast {
    static final String STRANGER = "999999999999";
    /** The server role where a fleet's plan makes it. */
    static final String SERVER = "kaikin-server";

    private final String hub;
    private final String region;
    private final Map<String, Map.Entry<String, String>> tags;
    private final Map<String, String> servers;
    private final Set<String> adopted;
    private final List<Fleet> fleets;
    private final String webhook;
    private final String outcome;
    private final String keepActive;
    private final String bus;
    private final String queue;
    private final String checks;
    private final String bucket;
    private final String api;
    private final String route;
    private final String outcomeRule;

    /**
     * What the plans are free to choose.
     *
     * @param hub the account with the functions
     * @param accounts those with servers, the hub's own among them or not
     * @param tags key and value of the tag that each account's servers carry
     * @param api the id of the API that Chatwork calls
     * @param servers the path and name of each account's server role
     * @param adopted the accounts whose server role was there before: whom it lets in, their plans do not know
     */
    Cast(
            String hub,
            List<String> accounts,
            String region,
            Map<String, Map.Entry<String, String>> tags,
            String api,
            Map<String, String> servers,
            Set<String> adopted) {
        this.hub = hub;
        this.region = region;
        this.tags = Map.copyOf(tags);
        this.servers = Map.copyOf(servers);
        this.adopted = Set.copyOf(adopted);
        this.webhook = role(hub, "kaikin-webhook");
        this.outcome = role(hub, "kaikin-outcome");
        this.keepActive = role(hub, "kaikin-keep-active");
        this.bus = arn("events", hub, "event-bus/kaikin");
        this.queue = arn("sqs", hub, "kaikin-failed-outcomes");
        this.checks = arn("sqs", hub, "kaikin-outcome-checks");
        this.bucket = "arn:aws:s3:::kaikin-ban-lists-" + hub + "-" + region;
        this.api = api;
        this.route = arn("execute-api", hub, api + "/$default/POST/chatwork");
        this.outcomeRule = arn("events", hub, "rule/kaikin/kaikin-outcome");
        this.fleets = accounts.stream().map(this::fleet).toList();
    }

    /** The account with the functions. */
    String hub() {
        return hub;
    }

    /** Those with servers, the hub's own among them or not. */
    List<Fleet> fleets() {
        return fleets;
    }

    /** Whether it is true of a fleet: in a loop, because it is asked more than a million times. */
    boolean anyFleet(Predicate<Fleet> test) {
        for (var fleet : fleets) {
            if (test.test(fleet)) {
                return true;
            }
        }
        return false;
    }

    /** The hub's account and the fleets'. */
    Stream<Fleet> accounts() {
        return Stream.concat(Stream.of(fleet(hub)), fleets.stream()).distinct();
    }

    /** What an account's fleet is called, whether it has one or not. */
    Fleet fleet(String account) {
        return Fleet.of(account, servers.getOrDefault(account, SERVER), this);
    }

    /** Whether the plans make the fleet's server role, and so know whom it lets in. */
    boolean makesServerRole(Fleet fleet) {
        return !adopted.contains(fleet.account());
    }

    /** Key and value of the tag that an account's servers carry; one that nothing carries where it has no servers. */
    Map.Entry<String, String> tag(String account) {
        return tags.getOrDefault(account, Map.entry("no-tag", "no-server"));
    }

    String webhook() {
        return webhook;
    }

    String outcome() {
        return outcome;
    }

    String keepActive() {
        return keepActive;
    }

    String function(String name) {
        return arn("lambda", hub, "function:" + name);
    }

    String bus() {
        return bus;
    }

    String queue() {
        return queue;
    }

    /** The queue of delayed looks at releases. */
    String checks() {
        return checks;
    }

    /** The group of the hub's daily schedules. */
    String dailySchedules() {
        return arn("scheduler", hub, "schedule-group/kaikin-keep-active");
    }

    String token(String name) {
        return arn("ssm", hub, "parameter/kaikin/chatwork/" + name);
    }

    String bucket() {
        return bucket;
    }

    String api() {
        return api;
    }

    String route() {
        return route;
    }

    String outcomeRule() {
        return outcomeRule;
    }

    String arn(String service, String account, String resource) {
        return String.join(":", "arn", "aws", service, region, account, resource);
    }

    static String role(String account, String path) {
        return "arn:aws:iam::" + account + ":role/" + path;
    }
}
