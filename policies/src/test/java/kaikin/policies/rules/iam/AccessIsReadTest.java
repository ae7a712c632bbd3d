package kaikin.policies.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.Unknown;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessIsReadTest {
    private static final String RULE = "access-is-read";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws:ram/resourceShare:ResourceShare",
                "aws:rolesanywhere/trustAnchor:TrustAnchor",
                "aws:nosuch/thing:Thing",
                "random:index/randomPassword:RandomPassword",
                "kubernetes:core/v1:Secret",
                "command:local:Command"
            })
    void aTypeThatNobodyKnowsIsAViolation(String type) {
        assertThat(PackFindings.violations(RULE, SmallPlans.resource(type, "it", "{}")))
                .containsExactly("it: what a " + type
                        + " grants is not known here: use another, or enter it in ResourceTypes with what it grants");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws:iam/user:User",
                "aws:iam/userPolicy:UserPolicy",
                "aws:iam/userPolicyAttachment:UserPolicyAttachment",
                "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
                "aws:iam/accessKey:AccessKey",
                "aws:iam/userLoginProfile:UserLoginProfile",
                "aws:iam/group:Group",
                "aws:iam/groupPolicy:GroupPolicy",
                "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
                "aws:iam/groupMembership:GroupMembership",
                "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
                "aws:iam/samlProvider:SamlProvider",
                "aws:iam/serviceLinkedRole:ServiceLinkedRole",
                "aws:s3/accessPoint:AccessPoint",
                "aws:s3control/accessPointPolicy:AccessPointPolicy",
                "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
                "aws:kms/grant:Grant",
                "aws:kms/replicaKey:ReplicaKey",
                "aws:lambda/layerVersionPermission:LayerVersionPermission",
                "aws:ssm/association:Association",
                "aws:ssm/activation:Activation",
                "aws:ssm/maintenanceWindowTask:MaintenanceWindowTask",
                "aws:cloudwatch/eventPermission:EventPermission",
                "aws:cloudwatch/eventApiDestination:EventApiDestination",
                "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
                "aws:cloudwatch/logDestinationPolicy:LogDestinationPolicy",
                "aws:ec2/securityGroupRule:SecurityGroupRule",
                "aws:ec2/internetGateway:InternetGateway"
            })
    void aTypeThatGrantsWhatIsNotReadIsAViolationThatSaysWhatToDo(String type) {
        assertThat(PackFindings.violations(RULE, SmallPlans.resource(type, "it", "{}")))
                .singleElement()
                .asString()
                .startsWith("it: a " + type + " ")
                .contains(": ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "aws:iam/role:Role | {'permissionsBoundary': 'arn:aws:iam::aws:policy/ReadOnlyAccess'}",
                "aws:s3/bucket:Bucket | {'grants': [{'type': 'Group', 'permissions': ['READ']}]}",
                "aws:s3/bucketV2:BucketV2 | {'replicationConfigurations': [{}]}",
                "aws:s3/bucketAclV2:BucketAclV2 | {'accessControlPolicy': {'grants': []}}",
                "aws:s3/bucketLoggingV2:BucketLoggingV2 | {'targetGrants': [{'permission': 'READ'}]}",
                "aws:iam/policyAttachment:PolicyAttachment | {'users': ['mallory'], 'policyArn': 'arn'}",
                "aws:iam/policyAttachment:PolicyAttachment | {'groups': ['all'], 'policyArn': 'arn'}",
                "aws:apigatewayv2/api:Api | {'target': 'arn:aws:lambda:eu-west-1:111111111111:function:f'}",
                "aws:ec2/securityGroup:SecurityGroup | {'ingress': [{'prefixListIds': ['pl-1']}]}",
                "aws:lambda/function:Function | {'imageUri': '111111111111.dkr.ecr.eu-west-1.amazonaws.com/it'}",
                "aws:lambda/function:Function | {'s3Bucket': 'theirs'}",
                "aws:lambda/eventSourceMapping:EventSourceMapping | {'selfManagedEventSource': {'endpoints': {}}}",
                "aws:sns/topicSubscription:TopicSubscription | {'protocol': 'https', 'endpoint': 'https://example.com'}",
                "aws:apigatewayv2/integration:Integration | {'integrationType': 'HTTP_PROXY'}",
                "aws:cloudwatch/metricAlarm:MetricAlarm | {'alarmActions': ['arn:aws:automate:eu-west-1:ec2:terminate']}",
                "aws:ssm/document:Document | {'documentType': 'Session'}",
                "aws:ssm/document:Document | {'documentFormat': 'YAML'}",
                "aws:ssm/document:Document | {'attachmentsSources': [{'key': 'SourceUrl'}]}",
                "pulumi:providers:aws | {'assumeRoles': '[]'}",
                "pulumi:providers:aws | {'endpoints': '[]'}",
                "pulumi:providers:aws | {'accessKey': 'AKIA'}"
            })
    void anInputThatGrantsWhatIsNotReadIsAViolation(String type, String inputs) {
        assertThat(PackFindings.violations(RULE, SmallPlans.resource(type, "it", inputs)))
                .hasSize(1);
        assertThat(PackFindings.violations(RULE, SmallPlans.resource(type, "it", "{}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "aws:sns/topicSubscription:TopicSubscription | {'protocol': 'email', 'endpoint': 'ops@example.com'}",
                "aws:apigatewayv2/integration:Integration | {'integrationType': 'AWS_PROXY'}",
                "aws:cloudwatch/metricAlarm:MetricAlarm | {'alarmActions': ['arn:aws:sns:eu-west-1:111111111111:t']}",
                "aws:ssm/document:Document | {'documentType': 'Command', 'documentFormat': 'JSON'}",
                "pulumi:providers:aws | {'region': 'eu-west-1', 'allowedAccountIds': '[]', 'defaultTags': '{}'}"
            })
    void anOrdinaryInputIsFine(String type, String inputs) {
        assertThat(PackFindings.violations(RULE, SmallPlans.resource(type, "it", inputs)))
                .isEmpty();
    }

    @Test
    void anInputThatIsNotKnownYetIsLeftOpen() {
        assertThat(PackFindings.undecided(
                        RULE,
                        SmallPlans.resource(
                                "aws:iam/role:Role", "it", "{'permissionsBoundary': '" + Unknown.TEXT + "'}")))
                .containsExactly("it: its «permissionsBoundary» is not known yet");
    }

    @Test
    void componentsStacksAndProvidersGrantNothing() {
        assertThat(PackFindings.violations(
                        RULE,
                        SmallPlans.component("", "pulumi:pulumi:Stack::it"),
                        SmallPlans.component("", "kaikin:hub:Hub::it"),
                        SmallPlans.resource("pulumi:providers:aws", "it", "{}")))
                .isEmpty();
    }
}
