package kaikin.policies.access;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PolicyDocument;
import kaikin.policies.plan.Plan;
import kaikin.policies.plan.PlannedResource;

/** The reader of a plan's resources that have policies. What could open a resource and is not read is refused. */
final class GuardedResources {
    private static final Set<String> UNREAD = Set.of(
            "aws:kms/key:Key",
            "aws:kms/keyPolicy:KeyPolicy",
            "aws:lambda/functionUrl:FunctionUrl",
            "aws:cloudwatch/eventPermission:EventPermission",
            "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
            "aws:s3/bucketAclV2:BucketAclV2",
            "aws:s3/accessPoint:AccessPoint");

    private final Plan plan;
    private final String account;

    GuardedResources(Plan plan, String account) {
        this.plan = plan;
        this.account = account;
        plan.resources().stream()
                .filter(resource -> UNREAD.contains(resource.type()))
                .findFirst()
                .ifPresent(resource -> {
                    throw new IllegalArgumentException(resource.urn() + " may open what is not read here");
                });
    }

    Stream<GuardedResource> read() {
        return Stream.of(
                        of("aws:s3/bucketPolicy:BucketPolicy", "bucket", each -> "arn:aws:s3:::" + each.text("bucket")),
                        of("aws:cloudwatch/eventBusPolicy:EventBusPolicy", "bus", this::bus),
                        of("aws:sns/topicPolicy:TopicPolicy", "topic", each -> each.text("arn")),
                        of("aws:sqs/queuePolicy:QueuePolicy", "queue", this::queue),
                        functions())
                .flatMap(each -> each);
    }

    private Stream<GuardedResource> of(String type, String kind, Function<PlannedResource, String> arn) {
        return plan.ofType(type).map(policy -> {
            var resource = arn.apply(policy);
            var name = resource.substring(resource.lastIndexOf(':') + 1).replaceFirst("^event-bus/", "");
            var document = PolicyDocument.parse(policy.text("policy"));
            return new GuardedResource(resource, account, new NamedPolicy(name + " (" + kind + ")", document));
        });
    }

    private String bus(PlannedResource policy) {
        var name = policy.find("eventBusName");
        return arn(
                policy,
                "bus",
                "aws:cloudwatch/eventBus:EventBus",
                bus -> bus.find("name").equals(name));
    }

    private String queue(PlannedResource policy) {
        var url = policy.text("queueUrl");
        return arn(
                policy,
                "queue",
                "aws:sqs/queue:Queue",
                queue -> queue.output("url").equals(url));
    }

    /** The ARN of what a policy is about, which must stand in the same plan. */
    private String arn(PlannedResource policy, String kind, String type, Predicate<PlannedResource> isMeant) {
        return plan.ofType(type)
                .filter(isMeant)
                .map(resource -> resource.output("arn"))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(policy.urn() + " is about a " + kind + " that is not here"));
    }

    private Stream<GuardedResource> functions() {
        return plan.ofType("aws:lambda/function:Function").flatMap(function -> {
            var arn = function.output("arn");
            return new FunctionPermissions(plan)
                    .of(function.text("name"), arn).stream().map(policy -> new GuardedResource(arn, account, policy));
        });
    }
}
