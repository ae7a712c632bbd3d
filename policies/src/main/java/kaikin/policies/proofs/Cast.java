package kaikin.policies.proofs;

import java.util.List;
import java.util.Map;

/**
 * Who and what the proofs speak of, by ARN.
 *
 * @param fleets the accounts with servers, the hub's own among them or not
 * @param tag key and value of the tag that servers carry
 * @param api the id of the API that Chatwork calls
 * @param servers the path and name of each fleet's server role
 */
record Cast(
        String hub,
        List<String> fleets,
        String region,
        Map.Entry<String, String> tag,
        String api,
        Map<String, String> servers) {
    static final String STRANGER = "999999999999";

    Cast {
        fleets = List.copyOf(fleets);
        servers = Map.copyOf(servers);
    }

    String webhook() {
        return role(hub, "kaikin-webhook");
    }

    String outcome() {
        return role(hub, "kaikin-outcome");
    }

    String operator(String fleet) {
        return role(fleet, "kaikin-operator");
    }

    String reader(String fleet) {
        return role(fleet, "kaikin-reader");
    }

    String forwarder(String fleet) {
        return role(fleet, "kaikin-forwarder");
    }

    String schedule(String fleet) {
        return role(fleet, "kaikin-schedule");
    }

    String server(String fleet) {
        return role(fleet, servers.getOrDefault(fleet, "kaikin-server"));
    }

    String writer(String fleet) {
        return role(hub, "kaikin-writer-" + fleet);
    }

    String function(String name) {
        return arn("lambda", hub, "function:" + name);
    }

    String bus() {
        return arn("events", hub, "event-bus/kaikin");
    }

    String queue() {
        return arn("sqs", hub, "kaikin-failed-outcomes");
    }

    String token(String name) {
        return arn("ssm", hub, "parameter/kaikin/chatwork/" + name);
    }

    String release(String fleet) {
        return arn("ssm", fleet, "document/kaikin-release");
    }

    String upload(String fleet) {
        return arn("ssm", fleet, "document/kaikin-upload-ban-list");
    }

    String instance(String fleet) {
        return arn("ec2", fleet, "instance/i-0123456789abcdef0");
    }

    String bucket() {
        return "arn:aws:s3:::kaikin-ban-lists-" + hub + "-" + region;
    }

    /** The list of one server. */
    String list(String fleet) {
        return bucket() + "/ban-lists/" + fleet + "/i-0123456789abcdef0/web-1";
    }

    String route() {
        return arn("execute-api", hub, api + "/$default/POST/chatwork");
    }

    String outcomeRule() {
        return arn("events", hub, "rule/kaikin/kaikin-outcome");
    }

    String minuteRule(String fleet) {
        return arn("events", fleet, "rule/kaikin-upload-ban-list");
    }

    String endedRule(String fleet) {
        return arn("events", fleet, "rule/kaikin-release-ended");
    }

    String arn(String service, String account, String resource) {
        return String.join(":", "arn", "aws", service, region, account, resource);
    }

    static String role(String account, String path) {
        return "arn:aws:iam::" + account + ":role/" + path;
    }
}
