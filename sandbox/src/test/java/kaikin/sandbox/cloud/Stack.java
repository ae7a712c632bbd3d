package kaikin.sandbox.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Urn;

/** A small plan of one account, for tests: just the resources that a test is about. */
public final class Stack {
    public static final String REGION = "ap-northeast-1";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String account;
    private final List<PlannedResource> resources = new ArrayList<>();

    private Stack(String account) {
        this.account = account;
    }

    public static Stack of(String account) {
        return new Stack(account);
    }

    /** Deploys stacks in their order. */
    public static Cloud deployed(Stack... stacks) {
        var cloud = new Cloud();
        for (var stack : stacks) {
            cloud.deploy(stack.plan());
        }
        return cloud;
    }

    /** Any resource: quotes in inputs may be single ones. */
    public Stack with(String type, String name, String arn, String inputs) {
        var read = json(inputs.replace('\'', '"'));
        if (!read.has("name")) {
            read.put("name", name);
        }
        resources.add(new PlannedResource(
                new Urn("urn:pulumi:test::kaikin::" + type + "::" + name),
                true,
                Optional.of(name),
                read,
                JSON.createObjectNode().put("arn", arn),
                Optional.empty(),
                List.of(),
                Map.of()));
        return this;
    }

    /** A role with the service that it trusts, and one policy of Allow statements. */
    public Stack role(String name, String service, String... statements) {
        return trusting(
                        name,
                        "{'Effect': 'Allow', 'Principal': {'Service': '%s'}, 'Action': 'sts:AssumeRole'}"
                                .formatted(service))
                .with(
                        "aws:iam/rolePolicy:RolePolicy",
                        name,
                        "",
                        inputs("role", name).put("policy", policy(statements)).toString());
    }

    /** A role with a trust statement of its own and no permissions. */
    public Stack trusting(String name, String statement) {
        return with(
                "aws:iam/role:Role",
                name,
                roleArn(name),
                inputs("assumeRolePolicy", policy(statement)).toString());
    }

    public Stack queue(String name, String inputs) {
        return with("aws:sqs/queue:Queue", name, queueArn(name), inputs);
    }

    /** A bucket with a policy of one statement. */
    public Stack bucket(String name, String statement) {
        return with(
                        "aws:s3/bucketV2:BucketV2",
                        name,
                        "arn:aws:s3:::" + name,
                        inputs("bucket", name).toString())
                .with(
                        "aws:s3/bucketPolicy:BucketPolicy",
                        name,
                        "",
                        inputs("bucket", name).put("policy", policy(statement)).toString());
    }

    public Stack queuePolicy(String name, String statement) {
        var url = "https://sqs.%s.amazonaws.com/%s/%s".formatted(REGION, account, name);
        return with(
                "aws:sqs/queuePolicy:QueuePolicy",
                name,
                "",
                inputs("queueUrl", url).put("policy", policy(statement)).toString());
    }

    /** A rule with one target. */
    public Stack rule(String name, String bus, String pattern, String target) {
        var arn = "arn:aws:events:%s:%s:rule/%s".formatted(REGION, account, bus.isEmpty() ? name : bus + "/" + name);
        var rule = inputs("eventPattern", pattern.replace('\'', '"'));
        var sent = json(target.replace('\'', '"')).put("rule", name);
        if (!bus.isEmpty()) {
            rule.put("eventBusName", bus);
            sent.put("eventBusName", bus);
        }
        return with("aws:cloudwatch/eventRule:EventRule", name, arn, rule.toString())
                .with("aws:cloudwatch/eventTarget:EventTarget", name, "", sent.toString());
    }

    /** A bus with a policy of one statement. */
    public Stack bus(String name, String statement) {
        return with("aws:cloudwatch/eventBus:EventBus", name, busArn(name), "{}")
                .with(
                        "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
                        name,
                        "",
                        inputs("eventBusName", name)
                                .put("policy", policy(statement))
                                .toString());
    }

    /** A function with an alias «live» that a service may invoke. */
    public Stack function(String name, String role, String caller) {
        var arn = "arn:aws:lambda:%s:%s:function:%s".formatted(REGION, account, name);
        return with(
                        "aws:lambda/function:Function",
                        name,
                        arn,
                        inputs("role", roleArn(role))
                                .put("handler", "none")
                                .put("timeout", "30")
                                .set("snapStart", json("{\"applyOn\": \"PublishedVersions\"}"))
                                .toString())
                .with(
                        "aws:lambda/alias:Alias",
                        "live",
                        arn + ":live",
                        inputs("functionName", name).toString())
                .with(
                        "aws:lambda/permission:Permission",
                        name,
                        "",
                        inputs("function", name)
                                .put("statementId", "Caller")
                                .put("action", "lambda:InvokeFunction")
                                .put("principal", caller)
                                .put("qualifier", "live")
                                .toString());
    }

    public String roleArn(String name) {
        return "arn:aws:iam::%s:role/%s".formatted(account, name);
    }

    public String queueArn(String name) {
        return "arn:aws:sqs:%s:%s:%s".formatted(REGION, account, name);
    }

    public String busArn(String name) {
        return "arn:aws:events:%s:%s:event-bus/%s".formatted(REGION, account, name);
    }

    public Plan plan() {
        return new Plan("test-" + account, resources);
    }

    private static String policy(String... statements) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [%s]}"
                .formatted(String.join(", ", statements).replace('\'', '"'));
    }

    private static ObjectNode inputs(String name, String value) {
        return JSON.createObjectNode().put(name, value);
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
