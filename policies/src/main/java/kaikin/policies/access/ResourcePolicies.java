package kaikin.policies.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kaikin.policies.access.Access.GuardedResource;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PolicyDocument;
import kaikin.policies.iam.PolicyKind;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;

/** Reads the policies of a plan's resources, and what each of them is about. */
final class ResourcePolicies {
    private static final String KEY = "aws:kms/key:Key";
    private static final Pattern QUEUE_URL =
            Pattern.compile("https://sqs\\.([a-z0-9-]+)\\.amazonaws\\.com/([0-9]{12})/([A-Za-z0-9_.-]+)");
    /** The word for a resource of a service in the names of policies. */
    private static final Map<String, String> KINDS = Map.of(
            "s3", "bucket",
            "events", "bus",
            "sns", "topic",
            "sqs", "queue",
            "kms", "key",
            "secretsmanager", "secret",
            "dynamodb", "table",
            "logs", "logs");

    private final Plan plan;
    private final String account;
    private final Map<String, PlannedResource> carriers = new LinkedHashMap<>();
    private final Map<String, GuardedResource> read = new LinkedHashMap<>();

    ResourcePolicies(Plan plan, String account) {
        this.plan = plan;
        this.account = account;
    }

    Stream<GuardedResource> read() {
        for (var resource : plan.resources()) {
            AttachedPolicy.of(resource).stream()
                    .filter(policy -> policy.kind() == PolicyKind.RESOURCE)
                    .forEach(policy -> add(resource, policy));
        }
        plan.ofType(KEY)
                .map(key -> key.output("arn"))
                .forEach(arn -> read.computeIfAbsent(arn, this::leftToTheAccount));
        return Stream.concat(read.values().stream(), new FunctionPermissions(plan).all(account, this::region));
    }

    private void add(PlannedResource resource, AttachedPolicy policy) {
        var about = about(resource);
        var name = about.substring(about.lastIndexOf(':') + 1).replaceFirst("^event-bus/", "");
        var service = about.split(":", 4)[2];
        var more = policy.read(resource, name + " (" + KINDS.getOrDefault(service, service) + ")");
        var before = read.get(about);
        var carrier = carriers.put(about, resource);
        if (carrier != null && !service.equals("logs")) {
            throw new IllegalArgumentException(carrier.urn() + " and " + resource.urn() + " are both the policy of "
                    + about + ": AWS keeps one of them, take the other out");
        }
        read.put(about, new GuardedResource(about, account, before == null ? more : both(before.policy(), more)));
    }

    /** An account may have several policies about its logs. */
    private static NamedPolicy both(NamedPolicy one, NamedPolicy other) {
        var statements = new ArrayList<>(one.document().statements());
        statements.addAll(other.document().statements());
        return new NamedPolicy(one.name(), new PolicyDocument(statements));
    }

    /** The ARN that a policy is about. */
    private String about(PlannedResource policy) {
        return switch (policy.type()) {
            case "aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2", "aws:s3/bucketPolicy:BucketPolicy" ->
                "arn:aws:s3:::" + policy.find("bucket").orElseGet(() -> policy.output("bucket"));
            case "aws:sns/topic:Topic", "aws:sqs/queue:Queue", "aws:secretsmanager/secret:Secret", KEY ->
                policy.output("arn");
            case "aws:sns/topicPolicy:TopicPolicy" -> policy.text("arn");
            case "aws:secretsmanager/secretPolicy:SecretPolicy" -> policy.text("secretArn");
            case "aws:dynamodb/resourcePolicy:ResourcePolicy" -> policy.text("resourceArn");
            case "aws:cloudwatch/eventBusPolicy:EventBusPolicy" -> bus(policy);
            case "aws:sqs/queuePolicy:QueuePolicy" -> queue(policy);
            case "aws:kms/keyPolicy:KeyPolicy" -> key(policy);
            // About whatever of the account's logs its statements name.
            case "aws:cloudwatch/logResourcePolicy:LogResourcePolicy" ->
                "arn:aws:logs:" + region(policy) + ":" + account;
            default -> throw new IllegalStateException("what the policy of a " + policy.type() + " is about");
        };
    }

    private String bus(PlannedResource policy) {
        var name = policy.find("eventBusName").orElse("default");
        return name.equals("default")
                ? "arn:aws:events:" + region(policy) + ":" + account + ":event-bus/default"
                : arn(
                                "aws:cloudwatch/eventBus:EventBus",
                                bus -> bus.find("name").filter(name::equals).isPresent())
                        .orElseThrow(() -> missing(policy, "bus"));
    }

    private String queue(PlannedResource policy) {
        var url = policy.text("queueUrl");
        return arn("aws:sqs/queue:Queue", queue -> queue.output("url").equals(url))
                .or(() -> Optional.of(QUEUE_URL.matcher(url))
                        .filter(Matcher::matches)
                        .map(match -> "arn:aws:sqs:" + match.group(1) + ":" + match.group(2) + ":" + match.group(3)))
                .orElseThrow(() -> missing(policy, "queue"));
    }

    private String key(PlannedResource policy) {
        var key = policy.text("keyId");
        return key.startsWith("arn:")
                ? key
                : arn(
                                KEY,
                                each -> each.id().filter(key::equals).isPresent()
                                        || each.outputs().path("keyId").asText().equals(key))
                        .orElseThrow(() -> missing(policy, "key"));
    }

    /** The ARN of a resource of the plan. */
    private Optional<String> arn(String type, Predicate<PlannedResource> isMeant) {
        return plan.ofType(type)
                .filter(isMeant)
                .map(resource -> resource.output("arn"))
                .findFirst();
    }

    private static IllegalArgumentException missing(PlannedResource policy, String kind) {
        return new IllegalArgumentException(policy.urn() + " is about a " + kind + " that is not here");
    }

    /** The region that the plan's ARNs name. */
    private String region(PlannedResource policy) {
        return plan.resources().stream()
                .map(resource -> resource.outputs().path("arn"))
                .filter(JsonNode::isTextual)
                .map(arn -> arn.textValue().split(":", 6))
                .filter(parts -> parts.length == 6 && !parts[3].isEmpty())
                .map(parts -> parts[3])
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "which region " + policy.urn() + " is in cannot be told: no ARN of its stack is known"));
    }

    /** The policy of a key that is given none: it leaves all to the policies of the account (KMS's default policy). */
    private GuardedResource leftToTheAccount(String arn) {
        var document = PolicyDocument.parse("""
                {"Version": "2012-10-17", "Statement": [{"Sid": "Enable IAM User Permissions", "Effect": "Allow",
                 "Principal": {"AWS": "arn:aws:iam::%s:root"}, "Action": "kms:*", "Resource": "*"}]}""".formatted(account));
        var name = Arn.parse(arn).name() + " (key)";
        return new GuardedResource(arn, account, new NamedPolicy(name, document));
    }
}
