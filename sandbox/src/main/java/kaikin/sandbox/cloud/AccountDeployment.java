package kaikin.sandbox.cloud;

import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.policies.access.PlannedRoleReader;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PolicyDocument;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.sandbox.cloud.Cloud.Alarm;
import kaikin.sandbox.cloud.Cloud.ApiRoute;
import kaikin.sandbox.cloud.Cloud.Bucket;
import kaikin.sandbox.cloud.Cloud.Parameter;

/** One account's part of the cloud, as its plan describes it. */
final class AccountDeployment {
    private final Plan plan;

    AccountDeployment(Plan plan) {
        this.plan = plan;
    }

    /** Roles by ARN; what those that were there before trust and where they are is assumed. */
    Map<String, DeployedRole> roles() {
        var adopted =
                plan.ofType(AdoptedRole.TYPE).map(AdoptedRole::of).collect(toMap(DeployedRole::name, role -> role));
        var roles = new HashMap<String, DeployedRole>();
        adopted.values().forEach(role -> roles.put(role.arn().toString(), role));
        for (var role : PlannedRoleReader.of(plan, account())) {
            var there = role.trust()
                    .map(trust -> new DeployedRole(role.arn(), trust, List.of()))
                    .or(() -> Optional.ofNullable(adopted.get(role.name())))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "a policy is attached to the role " + role.name() + ", which is not there"));
            roles.put(there.arn().toString(), new DeployedRole(there.arn(), there.trust(), role.policies()));
        }
        return roles;
    }

    Stream<Bucket> buckets() {
        return plan.ofType("aws:s3/bucketV2:BucketV2")
                .map(bucket -> new Bucket(bucket.text("bucket"), account(), bucketPolicy(bucket.text("bucket"))));
    }

    Stream<DeployedDocument> documents() {
        return plan.ofType("aws:ssm/document:Document")
                .map(document -> DeployedDocument.read(document.text("name"), arn(document), document.text("content")));
    }

    Stream<Parameter> parameters() {
        return plan.ofType("aws:ssm/parameter:Parameter")
                .map(each -> new Parameter(each.text("name"), arn(each), each.text("type"), each.text("value")));
    }

    Stream<Alarm> alarms() {
        return plan.ofType("aws:cloudwatch/metricAlarm:MetricAlarm")
                .map(alarm -> new Alarm(
                        alarm.text("name"),
                        arn(alarm),
                        account(),
                        alarm.find("alarmDescription").orElse(""),
                        alarm.text("namespace"),
                        alarm.text("metricName"),
                        DeployedFunction.texts(alarm.inputs().path("dimensions")),
                        alarm.find("statistic").orElse(""),
                        alarm.inputs().path("period").asInt(),
                        alarm.inputs().path("threshold").asDouble(),
                        alarm.text("comparisonOperator")));
    }

    Stream<ApiRoute> routes() {
        return plan.ofType("aws:apigatewayv2/route:Route")
                .map(route -> new ApiRoute(route.text("apiId"), account(), route.text("routeKey"), integration(route)));
    }

    /** The role that the servers run as, with its path: the one they had before, or the instance profile's. */
    Optional<String> serverRole() {
        var adopted = plan.ofType(AdoptedRole.TYPE).map(AdoptedRole::of).map(DeployedRole::pathAndName);
        var given = plan.ofType("aws:iam/instanceProfile:InstanceProfile").map(profile -> profile.text("role"));
        return Stream.concat(adopted, given).findFirst();
    }

    /** The account that the stack is deployed in, which every role's ARN names. */
    String account() {
        return plan.ofType("aws:iam/role:Role")
                .findFirst()
                .map(role -> Arn.parse(arn(role)).account())
                .orElseThrow(() -> new IllegalArgumentException("the stack " + plan.stack() + " has no role"));
    }

    private Optional<NamedPolicy> bucketPolicy(String bucket) {
        return plan.ofType("aws:s3/bucketPolicy:BucketPolicy")
                .filter(policy -> policy.text("bucket").equals(bucket))
                .map(policy -> new NamedPolicy(bucket + " (bucket)", PolicyDocument.parse(policy.text("policy"))))
                .findFirst();
    }

    private String integration(PlannedResource route) {
        var id = route.text("target").replaceFirst("^integrations/", "");
        return plan.ofType("aws:apigatewayv2/integration:Integration")
                .filter(each -> each.id().orElse("").equals(id))
                .map(each -> each.text("integrationUri"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(route.urn() + " leads to no integration"));
    }

    private static String arn(PlannedResource resource) {
        return resource.outputs().path("arn").asText();
    }

    /** A role that servers had before the stack came. The plan only adds to it, so what it was is assumed here. */
    private static final class AdoptedRole {
        /** The component that names it. */
        static final String TYPE = "kaikin:fleet:AdoptedServerRole";

        /** The trust policy that the console writes for a role of EC2 instances. */
        private static final String TRUST = """
                {"Version": "2012-10-17", "Statement": [{
                  "Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""";

        private AdoptedRole() {}

        static DeployedRole of(PlannedResource component) {
            var arn = Arn.parse(component.outputs().path("arn").asText());
            return new DeployedRole(
                    arn, new NamedPolicy(arn.resource() + " (trust)", PolicyDocument.parse(TRUST)), List.of());
        }
    }
}
