package kaikin.policies.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kaikin.policies.iam.PolicyKind;

/**
 * Knows what each type of resources has to do with access: which of its inputs are policies, which are roles that it
 * acts as, which open it to the world, which grant what is not read here. A type that is not listed is not known:
 * nobody may take it for harmless.
 */
public final class ResourceTypes {
    /** An input that is a policy. */
    public record PolicyInput(String input, PolicyKind kind) {}

    /**
     * An input that matters in some of its values.
     *
     * @param matters asked for the value, which is a missing node where there is none
     * @param problem what is wrong then, and what to do
     */
    public record CheckedInput(String input, Predicate<JsonNode> matters, String problem) {
        /** Whether there is anything to look at in a resource with these inputs. */
        public boolean concerns(JsonNode inputs) {
            return inputs.has(input) || matters(Optional.empty());
        }

        /** Whether a value, or that there is none, matters. */
        public boolean matters(Optional<JsonNode> value) {
            return matters.test(value.orElseGet(MissingNode::getInstance));
        }
    }

    /**
     * An entry about a type. One with nothing in it grants nothing.
     *
     * @param roles inputs, as JSON pointers, with the ARN or name of a role that the resource acts as
     * @param open inputs that open it to the world
     * @param unread inputs that grant what is not read here
     * @param refused why nothing of this type is read, and what to do
     */
    public record Entry(
            List<PolicyInput> policies,
            List<String> roles,
            List<CheckedInput> open,
            List<CheckedInput> unread,
            Optional<String> refused) {
        public Entry {
            policies = List.copyOf(policies);
            roles = List.copyOf(roles);
            open = List.copyOf(open);
            unread = List.copyOf(unread);
        }

        private static final Entry NOTHING = new Entry(List.of(), List.of(), List.of(), List.of(), Optional.empty());

        private Entry policy(String input, PolicyKind kind) {
            return new Entry(added(policies, new PolicyInput(input, kind)), roles, open, unread, refused);
        }

        private Entry actsAs(String... pointers) {
            var all = Stream.concat(roles.stream(), Stream.of(pointers)).toList();
            return new Entry(policies, all, open, unread, refused);
        }

        private Entry openWhere(String input, Predicate<JsonNode> matters, String problem) {
            return new Entry(policies, roles, added(open, new CheckedInput(input, matters, problem)), unread, refused);
        }

        private Entry unreadWhere(String input, Predicate<JsonNode> matters, String problem) {
            return new Entry(policies, roles, open, added(unread, new CheckedInput(input, matters, problem)), refused);
        }

        private Entry refusedBecause(String reason) {
            return new Entry(policies, roles, open, unread, Optional.of(reason));
        }

        private static <T> List<T> added(List<T> list, T more) {
            var all = new ArrayList<>(list);
            all.add(more);
            return all;
        }
    }

    private static final Map<String, Entry> ALL = new TreeMap<>();

    private ResourceTypes() {}

    /** Finds the entry about a type, such as {@code aws:iam/role:Role}; empty where nothing is. */
    public static Optional<Entry> of(String type) {
        if (type.startsWith("pulumi:providers:")) {
            return Optional.of(provider());
        }
        // A reference reads outputs of a stack.
        return type.equals("pulumi:pulumi:StackReference")
                ? Optional.of(Entry.NOTHING)
                : Optional.ofNullable(ALL.get(type));
    }

    /** What a provider makes is where its credentials lead, and not where the plan says. */
    private static Entry provider() {
        return Stream.of(
                        "assumeRole",
                        "assumeRoles",
                        "assumeRoleWithWebIdentity",
                        "accessKey",
                        "profile",
                        "sharedConfigFiles",
                        "sharedCredentialsFiles",
                        "endpoints",
                        "httpProxy",
                        "httpsProxy",
                        "insecure")
                .reduce(
                        Entry.NOTHING,
                        (entry, input) -> entry.unreadWhere(input, ResourceTypes::isThere, PROVIDER),
                        (one, other) -> other);
    }

    private static final String PROVIDER =
            "what it makes may be in another account than its stack's: use the stack's own provider";

    /** All types that have an entry. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(ALL.keySet());
    }

    static {
        identities();
        storage();
        messages();
        functions();
        events();
        servers();
        network();
    }

    private static void identities() {
        add("iam", ResourceTypes::role, "Role");
        add("iam", entry -> entry.policy("policy", PolicyKind.IDENTITY), "RolePolicy", "Policy");
        // These attach policies, which is read where roles are.
        nothing("iam", "RolePolicyAttachment", "RolePolicyAttachmentsExclusive");
        add(
                "iam",
                entry -> entry.unreadWhere("users", ResourceTypes::isThere, USERS)
                        .unreadWhere("groups", ResourceTypes::isThere, USERS),
                "PolicyAttachment");
        add("iam", entry -> entry.actsAs("/role"), "InstanceProfile");
        nothing("iam", "RolePoliciesExclusive", "AccountAlias", "AccountPasswordPolicy");
        refused(
                "iam",
                "is of users, and what users may is not read here: make a role",
                "User",
                "UserPolicy",
                "UserPolicyAttachment",
                "UserPolicyAttachmentsExclusive",
                "UserPoliciesExclusive",
                "UserGroupMembership",
                "UserLoginProfile",
                "AccessKey",
                "ServiceSpecificCredential",
                "SigningCertificate",
                "SshKey",
                "VirtualMfaDevice",
                "Group",
                "GroupPolicy",
                "GroupPolicyAttachment",
                "GroupPolicyAttachmentsExclusive",
                "GroupPoliciesExclusive",
                "GroupMembership");
        refused(
                "iam",
                "lets in whom somebody else vouches for: let in a role of an account instead",
                "OpenIdConnectProvider",
                "SamlProvider");
        refused("iam", "may what AWS says, which is in no plan: make a role", "ServiceLinkedRole");
    }

    private static final String USERS = "it is attached to users, and what users may is not read here: make a role";

    private static Entry role(Entry entry) {
        return entry.policy("assumeRolePolicy", PolicyKind.TRUST)
                .unreadWhere(
                        "permissionsBoundary",
                        ResourceTypes::isThere,
                        "its permissions boundary is not read here: say what it denies in a policy of the role");
    }

    private static void storage() {
        UnaryOperator<Entry> acl = entry -> entry.openWhere(
                "acl",
                value -> value.asText().matches("public.*|authenticated-read"),
                "everybody can read it: take the ACL out");
        UnaryOperator<Entry> bucket = entry -> acl.apply(entry)
                .policy("policy", PolicyKind.RESOURCE)
                .unreadWhere("grants", ResourceTypes::isThere, ACL_GRANTS);
        add(
                "s3",
                entry -> bucket.apply(entry).unreadWhere("replicationConfiguration", ResourceTypes::isThere, COPIES),
                "Bucket");
        add(
                "s3",
                entry -> bucket.apply(entry).unreadWhere("replicationConfigurations", ResourceTypes::isThere, COPIES),
                "BucketV2");
        add("s3", entry -> entry.policy("policy", PolicyKind.RESOURCE), "BucketPolicy");
        add(
                "s3",
                entry -> acl.apply(entry).unreadWhere("accessControlPolicy", ResourceTypes::isThere, ACL_GRANTS),
                "BucketAclV2");
        add("s3", acl, "BucketObject", "BucketObjectv2");
        add("s3", entry -> entry.unreadWhere("targetGrants", ResourceTypes::isThere, ACL_GRANTS), "BucketLoggingV2");
        nothing(
                "s3",
                "BucketAccelerateConfigurationV2",
                "BucketCorsConfigurationV2",
                "BucketIntelligentTieringConfiguration",
                "BucketLifecycleConfigurationV2",
                "BucketMetric",
                "BucketNotification",
                "BucketObjectLockConfigurationV2",
                "BucketOwnershipControls",
                "BucketPublicAccessBlock",
                "BucketRequestPaymentConfigurationV2",
                "BucketServerSideEncryptionConfigurationV2",
                "BucketVersioningV2",
                "BucketWebsiteConfigurationV2");
        refused("s3", COPIES, "BucketReplicationConfig");
        var accessPoint = "opens a bucket under another name, which is not read here: let callers use the bucket";
        refused("s3", accessPoint, "AccessPoint");
        refused(
                "s3control",
                accessPoint,
                "AccessGrant",
                "AccessGrantsInstanceResourcePolicy",
                "AccessPointPolicy",
                "MultiRegionAccessPoint",
                "MultiRegionAccessPointPolicy",
                "ObjectLambdaAccessPoint",
                "ObjectLambdaAccessPointPolicy");
        nothing("dynamodb", "Table", "ContributorInsights");
        add("dynamodb", entry -> entry.policy("policy", PolicyKind.RESOURCE), "ResourcePolicy");
        add("secretsmanager", entry -> entry.policy("policy", PolicyKind.RESOURCE), "Secret", "SecretPolicy");
        nothing("secretsmanager", "SecretVersion", "SecretRotation");
        add("kms", entry -> entry.policy("policy", PolicyKind.RESOURCE), "Key", "KeyPolicy");
        nothing("kms", "Alias");
        refused("kms", "grants beside the key's policy, which is not read here: write it in the policy", "Grant");
        refused("kms", "is a key that is not read here: make a Key", "ExternalKey", "ReplicaKey", "ReplicaExternalKey");
    }

    private static final String ACL_GRANTS = "an ACL's grants are not read here: write a bucket policy";
    private static final String COPIES = "copies objects to where nobody looks here: leave replication out";

    private static void messages() {
        add("sqs", entry -> entry.policy("policy", PolicyKind.RESOURCE), "Queue", "QueuePolicy");
        nothing("sqs", "RedrivePolicy", "RedriveAllowPolicy");
        var feedback = Stream.of("application", "firehose", "http", "lambda", "sqs")
                .flatMap(way -> Stream.of(way + "SuccessFeedbackRoleArn", way + "FailureFeedbackRoleArn"))
                .map(input -> "/" + input)
                .toArray(String[]::new);
        add("sns", entry -> entry.policy("policy", PolicyKind.RESOURCE).actsAs(feedback), "Topic");
        add("sns", entry -> entry.policy("policy", PolicyKind.RESOURCE), "TopicPolicy");
        add(
                "sns",
                entry -> entry.actsAs("/subscriptionRoleArn")
                        .unreadWhere(
                                "protocol",
                                value -> value.asText().startsWith("http"),
                                "it sends messages to where nobody looks here: leave it out"),
                "TopicSubscription");
        nothing("sns", "DataProtectionPolicy");
    }

    private static void functions() {
        var code = "its code is not what was built here: give an archive";
        add(
                "lambda",
                entry -> entry.actsAs("/role")
                        .unreadWhere("imageUri", ResourceTypes::isThere, code)
                        .unreadWhere("s3Bucket", ResourceTypes::isThere, code),
                "Function");
        add(
                "lambda",
                entry -> entry.unreadWhere(
                        "selfManagedEventSource",
                        ResourceTypes::isThere,
                        "whoever has those servers calls the function, and no policy is asked: leave it out"),
                "EventSourceMapping");
        // A permission is a statement of its function's policy, which is read where those are.
        nothing(
                "lambda",
                "Permission",
                "Alias",
                "CodeSigningConfig",
                "FunctionEventInvokeConfig",
                "FunctionRecursionConfig",
                "LayerVersion",
                "ProvisionedConcurrencyConfig",
                "RuntimeManagementConfig");
        add(
                "lambda",
                entry -> entry.openWhere(
                        "authorizationType",
                        value -> !value.asText().equals("AWS_IAM"),
                        "anybody can call the function: set authorizationType to AWS_IAM"),
                "FunctionUrl");
        refused("lambda", "shares code with others, which is not read here: leave it out", "LayerVersionPermission");
        refused("lambda", "calls a function when it is deployed, as whoever deploys: leave it out", "Invocation");
        add(
                "apigatewayv2",
                entry -> entry.actsAs("/credentialsArn")
                        .unreadWhere(
                                "target",
                                ResourceTypes::isThere,
                                "its target makes a route that anybody can call: write a Route"),
                "Api");
        add(
                "apigatewayv2",
                entry -> entry.actsAs("/credentialsArn")
                        .unreadWhere(
                                "integrationType",
                                value -> value.asText().startsWith("HTTP"),
                                "it hands calls on to where nobody looks here: call a function"),
                "Integration");
        add("apigatewayv2", entry -> entry.actsAs("/authorizerCredentialsArn"), "Authorizer");
        nothing(
                "apigatewayv2",
                "ApiMapping",
                "Deployment",
                "DomainName",
                "IntegrationResponse",
                "Model",
                "Route",
                "RouteResponse",
                "Stage",
                "VpcLink");
        refused("apigateway", "is a REST API, which is not read here: make an HTTP API", "RestApi", "RestApiPolicy");
        add("sfn", entry -> entry.actsAs("/roleArn"), "StateMachine");
        nothing("sfn", "Activity", "Alias");
    }

    private static void events() {
        nothing("cloudwatch", "EventArchive", "EventBus");
        add("cloudwatch", entry -> entry.policy("policy", PolicyKind.RESOURCE), "EventBusPolicy");
        add("cloudwatch", entry -> entry.actsAs("/roleArn"), "EventRule", "EventTarget");
        refused("cloudwatch", "opens an event bus by half a policy: write an EventBusPolicy", "EventPermission");
        refused(
                "cloudwatch",
                "sends events to where nobody looks here: leave it out",
                "EventApiDestination",
                "EventConnection",
                "EventEndpoint",
                "MetricStream");
        add("cloudwatch", entry -> entry.policy("policyDocument", PolicyKind.RESOURCE), "LogResourcePolicy");
        refused(
                "cloudwatch",
                "hands log lines on to somebody who is not read here: leave it out",
                "LogAccountPolicy",
                "LogDelivery",
                "LogDeliveryDestination",
                "LogDeliveryDestinationPolicy",
                "LogDeliverySource",
                "LogDestination",
                "LogDestinationPolicy",
                "LogSubscriptionFilter");
        nothing(
                "cloudwatch",
                "ContributorInsightRule",
                "Dashboard",
                "LogAnomalyDetector",
                "LogDataProtectionPolicy",
                "LogGroup",
                "LogIndexPolicy",
                "LogMetricFilter",
                "LogStream",
                "QueryDefinition");
        Predicate<JsonNode> doesMore =
                actions -> anyOf(actions, action -> !action.asText().matches("arn:[a-z-]+:sns:.*"));
        var action = "an alarm's action asks no policy here: tell a topic";
        add(
                "cloudwatch",
                entry -> entry.unreadWhere("alarmActions", doesMore, action)
                        .unreadWhere("okActions", doesMore, action)
                        .unreadWhere("insufficientDataActions", doesMore, action),
                "CompositeAlarm",
                "MetricAlarm");
        add("scheduler", entry -> entry.actsAs("/target/roleArn"), "Schedule");
        nothing("scheduler", "ScheduleGroup");
        refused("pipes", "moves messages to where nobody looks here: use an EventSourceMapping or a rule", "Pipe");
    }

    private static void servers() {
        // With whom a document is shared is looked at by document-is-private.
        add(
                "ssm",
                entry -> entry.unreadWhere(
                                "documentType",
                                value -> !value.isMissingNode()
                                        && !value.asText().equals("Command"),
                                "only what a command does is read here: write a Command")
                        .unreadWhere(
                                "documentFormat",
                                value -> !value.isMissingNode()
                                        && !value.asText().equals("JSON"),
                                "only JSON is read here: write it as JSON")
                        .unreadWhere(
                                "attachmentsSources",
                                ResourceTypes::isThere,
                                "what is attached is not read here: write it in the script"),
                "Document");
        nothing("ssm", "Parameter");
        refused(
                "ssm",
                "runs documents on servers, and asks no policy here: send a command from a schedule with a role",
                "Association",
                "MaintenanceWindow",
                "MaintenanceWindowTarget",
                "MaintenanceWindowTask",
                "QuicksetupConfigurationManager");
        refused("ssm", "lets machines in as servers that are in no account: use instances", "Activation");
        refused("ssm", "changes Systems Manager for the whole account: leave it out", "ServiceSetting");
        refused("ssm", "copies what servers report to where nobody looks here: leave it out", "ResourceDataSync");
        add(
                "ec2",
                entry -> entry.openWhere(
                        "associatePublicIpAddress",
                        value -> !value.isBoolean() || value.asBoolean(),
                        "it may get a public address: set associatePublicIpAddress to false"),
                "Instance");
        nothing("ec2", "KeyPair", "PlacementGroup", "VolumeAttachment");
        nothing("ebs", "Volume");
    }

    private static void network() {
        nothing("ec2", "Vpc", "RouteTable", "RouteTableAssociation", "VpcDhcpOptions", "VpcDhcpOptionsAssociation");
        refused("ec2", "lets the internet in: leave it out", "InternetGateway", "InternetGatewayAttachment");
        add("ec2", entry -> entry.openWhere("domain", value -> true, "it is a public address: leave it out"), "Eip");
        add(
                "ec2",
                entry -> entry.openWhere(
                        "mapPublicIpOnLaunch", JsonNode::asBoolean, "what starts in it gets a public address"),
                "Subnet");
        add(
                "ec2",
                entry -> entry.openWhere("ingress", rules -> anyOf(rules, PublicRanges::areIn), PublicRanges.PROBLEM)
                        .unreadWhere(
                                "ingress",
                                rules -> anyOf(
                                        rules,
                                        rule -> !rule.path("prefixListIds").isEmpty()),
                                PREFIX_LIST),
                "SecurityGroup",
                "DefaultSecurityGroup");
        refused(
                "ec2",
                "lets in or out: write a SecurityGroupIngressRule or a SecurityGroupEgressRule",
                "SecurityGroupRule");
        add(
                "vpc",
                entry -> entry.openWhere("cidrIpv4", PublicRanges::isOne, PublicRanges.PROBLEM)
                        .openWhere("cidrIpv6", PublicRanges::isOne, PublicRanges.PROBLEM)
                        .unreadWhere("prefixListId", ResourceTypes::isThere, PREFIX_LIST),
                "SecurityGroupIngressRule");
        nothing("vpc", "SecurityGroupEgressRule");
        add(
                "lb",
                entry -> entry.openWhere(
                        "internal", value -> !value.asBoolean(), "the internet reaches it: set internal to true"),
                "LoadBalancer");
        nothing("lb", "Listener", "ListenerRule", "TargetGroup", "TargetGroupAttachment");
        nothing("acm", "Certificate", "CertificateValidation");
        nothing("route53", "Record", "Zone");
    }

    private static final String PREFIX_LIST = "what its prefix lists hold is not read here: write ranges";

    private static boolean anyOf(JsonNode list, Predicate<JsonNode> matters) {
        return IntStream.range(0, list.size()).mapToObj(list::path).anyMatch(matters);
    }

    private static boolean isThere(JsonNode value) {
        return !value.isMissingNode();
    }

    private static void nothing(String service, String... names) {
        add(service, entry -> entry, names);
    }

    private static void refused(String service, String reason, String... names) {
        add(service, entry -> entry.refusedBecause(reason), names);
    }

    /** Enters types by the names of their classes: {@code PlannedRole} of {@code iam} is {@code aws:iam/role:Role}. */
    private static void add(String service, UnaryOperator<Entry> entry, String... names) {
        for (var name : names) {
            var type =
                    "aws:%s/%s:%s".formatted(service, Character.toLowerCase(name.charAt(0)) + name.substring(1), name);
            if (ALL.put(type, entry.apply(Entry.NOTHING)) != null) {
                throw new IllegalStateException(type + " is entered twice");
            }
        }
    }
}
