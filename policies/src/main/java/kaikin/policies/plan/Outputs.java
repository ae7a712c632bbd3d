package kaikin.policies.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kaikin.policies.model.Urn;

/** Computes what AWS would answer when a resource is made: its id and its outputs. One place for all who need them. */
public final class Outputs {
    private final String account;
    private final String region;

    public Outputs(String account, String region) {
        this.account = account;
        this.region = region;
    }

    /** Id and computed outputs of one new resource. */
    public record Created(String id, Map<String, Object> outputs) {
        private static Created named(String id) {
            return new Created(id, Map.of());
        }

        private static Created withArn(String id, String arn) {
            return new Created(id, Map.of("arn", arn));
        }
    }

    /** Answers as AWS does when a resource is made. Fails for a type that is not known here. */
    public Created of(Urn urn, ObjectNode inputs) {
        return of(urn, inputs, 1);
    }

    /**
     * Answers as AWS does when a resource is made or changed.
     *
     * @param version how many times by then, where AWS counts that
     */
    public Created of(Urn urn, ObjectNode inputs, int version) {
        return switch (urn.type()) {
            case "aws:iam/role:Role" -> Created.withArn(text(inputs, "name"), iam("role/" + text(inputs, "name")));
            case "aws:iam/rolePolicy:RolePolicy" -> Created.named(text(inputs, "role") + ":" + text(inputs, "name"));
            case "aws:iam/instanceProfile:InstanceProfile" ->
                Created.withArn(text(inputs, "name"), iam("instance-profile/" + text(inputs, "name")));
            case "aws:s3/bucketV2:BucketV2" -> bucket(text(inputs, "bucket"));
            case "aws:s3/bucketPolicy:BucketPolicy",
                    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
                    "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
                    "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
                    "aws:s3/bucketVersioningV2:BucketVersioningV2",
                    "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2" ->
                Created.named(text(inputs, "bucket"));
            case "aws:ssm/document:Document" ->
                new Created(
                        text(inputs, "name"),
                        Map.of(
                                "arn",
                                arn("ssm", "document/" + text(inputs, "name")),
                                "documentVersion",
                                Integer.toString(version)));
            case "aws:ssm/parameter:Parameter" ->
                new Created(
                        text(inputs, "name"),
                        Map.of("arn", arn("ssm", "parameter" + text(inputs, "name")), "version", version));
            case "aws:cloudwatch/eventBus:EventBus" ->
                Created.withArn(text(inputs, "name"), arn("events", "event-bus/" + text(inputs, "name")));
            case "aws:cloudwatch/eventBusPolicy:EventBusPolicy" -> Created.named(text(inputs, "eventBusName"));
            case "aws:cloudwatch/eventRule:EventRule" -> rule(inputs);
            case "aws:cloudwatch/eventTarget:EventTarget" ->
                Created.named(onBus(inputs, "-") + text(inputs, "rule") + "-" + text(inputs, "targetId"));
            case "aws:cloudwatch/logGroup:LogGroup" ->
                Created.withArn(text(inputs, "name"), arn("logs", "log-group:" + text(inputs, "name")));
            case "aws:cloudwatch/metricAlarm:MetricAlarm" ->
                Created.withArn(text(inputs, "name"), arn("cloudwatch", "alarm:" + text(inputs, "name")));
            case "aws:cloudwatch/dashboard:Dashboard" -> dashboard(text(inputs, "dashboardName"));
            case "aws:cloudwatch/queryDefinition:QueryDefinition" -> queryDefinition(urn);
            case "aws:sqs/queue:Queue" -> queue(text(inputs, "name"));
            case "aws:sqs/queuePolicy:QueuePolicy" -> Created.named(text(inputs, "queueUrl"));
            case "aws:scheduler/scheduleGroup:ScheduleGroup" ->
                Created.withArn(text(inputs, "name"), arn("scheduler", "schedule-group/" + text(inputs, "name")));
            case "aws:scheduler/schedule:Schedule" -> {
                var name = inputs.path("groupName").asText("default") + "/" + text(inputs, "name");
                yield Created.withArn(name, arn("scheduler", "schedule/" + name));
            }
            case "aws:sns/topic:Topic" -> topic(text(inputs, "name"));
            case "aws:sns/topicSubscription:TopicSubscription" -> subscription(urn, text(inputs, "topic"));
            case "aws:lambda/function:Function" -> function(text(inputs, "name"), version);
            case "aws:lambda/alias:Alias" -> alias(text(inputs, "functionName") + ":" + text(inputs, "name"));
            case "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig" ->
                Created.named(text(inputs, "functionName") + ":" + text(inputs, "qualifier"));
            case "aws:lambda/eventSourceMapping:EventSourceMapping" ->
                eventSourceMapping(urn, text(inputs, "functionName"));
            case "aws:lambda/permission:Permission" -> Created.named(text(inputs, "statementId"));
            case "aws:apigatewayv2/api:Api" -> api(invented(urn, 10));
            case "aws:apigatewayv2/integration:Integration", "aws:apigatewayv2/route:Route" ->
                Created.named(invented(urn, 7));
            case "aws:apigatewayv2/stage:Stage" -> stage(text(inputs, "apiId"), text(inputs, "name"));
            default ->
                throw new IllegalArgumentException(
                        "what AWS answers for a " + urn.type() + " is not known here: add it to Outputs");
        };
    }

    private Created bucket(String name) {
        return new Created(
                name,
                Map.of(
                        "arn", "arn:aws:s3:::" + name,
                        "bucketDomainName", name + ".s3.amazonaws.com",
                        "bucketRegionalDomainName", name + ".s3." + region + ".amazonaws.com"));
    }

    /** On any bus but the default one, the bus is part of the rule's ARN and id. */
    private Created rule(ObjectNode inputs) {
        var name = onBus(inputs, "/") + text(inputs, "name");
        return Created.withArn(name, arn("events", "rule/" + name));
    }

    private static String onBus(ObjectNode inputs, String separator) {
        var bus = inputs.path("eventBusName").asText("default");
        return bus.equals("default") ? "" : bus + separator;
    }

    /** A queue's id is its address. */
    private Created queue(String name) {
        var url = "https://sqs." + region + ".amazonaws.com/" + account + "/" + name;
        return new Created(url, Map.of("arn", arn("sqs", name), "url", url));
    }

    /** A dashboard belongs to no region. */
    private Created dashboard(String name) {
        return new Created(name, Map.of("dashboardArn", "arn:aws:cloudwatch::" + account + ":dashboard/" + name));
    }

    /** Its id is a UUID that AWS invents. */
    private static Created queryDefinition(Urn urn) {
        var id = uuid(urn).toString();
        return new Created(id, Map.of("queryDefinitionId", id));
    }

    private Created topic(String name) {
        var arn = arn("sns", name);
        return new Created(arn, Map.of("arn", arn, "owner", account));
    }

    /** AWS adds a UUID to the topic's ARN; a subscription by mail waits for its reader's confirmation. */
    private static Created subscription(Urn urn, String topic) {
        var arn = topic + ":" + uuid(urn);
        return new Created(arn, Map.of("arn", arn, "pendingConfirmation", true));
    }

    private Created function(String name, int version) {
        var arn = arn("lambda", "function:" + name);
        return new Created(
                name,
                Map.of(
                        "arn",
                        arn,
                        "version",
                        Integer.toString(version),
                        "qualifiedArn",
                        arn + ":" + version,
                        "invokeArn",
                        invokeArn(arn),
                        "qualifiedInvokeArn",
                        invokeArn(arn + ":" + version)));
    }

    private Created alias(String nameAndAlias) {
        var arn = arn("lambda", "function:" + nameAndAlias);
        return new Created(arn, Map.of("arn", arn, "invokeArn", invokeArn(arn)));
    }

    /** Its id is a UUID that AWS invents. */
    private Created eventSourceMapping(Urn urn, String function) {
        var uuid = uuid(urn).toString();
        return new Created(
                uuid,
                Map.of("arn", arn("lambda", "event-source-mapping:" + uuid), "functionArn", function, "uuid", uuid));
    }

    private static UUID uuid(Urn urn) {
        return UUID.nameUUIDFromBytes(urn.value().getBytes(StandardCharsets.UTF_8));
    }

    private Created api(String id) {
        return new Created(
                id,
                Map.of(
                        "arn", "arn:aws:apigateway:" + region + "::/apis/" + id,
                        "apiEndpoint", "https://" + id + ".execute-api." + region + ".amazonaws.com",
                        "executionArn", arn("execute-api", id)));
    }

    /** The default stage has no name in its address. */
    private Created stage(String api, String name) {
        var address = "https://" + api + ".execute-api." + region + ".amazonaws.com/";
        return new Created(
                name,
                Map.of(
                        "arn",
                        "arn:aws:apigateway:" + region + "::/apis/" + api + "/stages/" + name,
                        "executionArn",
                        arn("execute-api", api + "/" + name),
                        "invokeUrl",
                        name.equals("$default") ? address : address + name));
    }

    private String invokeArn(String functionArn) {
        return "arn:aws:apigateway:" + region + ":lambda:path/2015-03-31/functions/" + functionArn + "/invocations";
    }

    private String iam(String resource) {
        return "arn:aws:iam::" + account + ":" + resource;
    }

    private String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
    }

    /** An identifier where AWS invents one: the same for the same URN, so that two recordings are equal. */
    private static String invented(Urn urn, int length) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(urn.value().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(ObjectNode inputs, String name) {
        return Optional.ofNullable(inputs.get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the program gives no «" + name + "»: every name is written by the program, AWS invents none"))
                .asText();
    }
}
