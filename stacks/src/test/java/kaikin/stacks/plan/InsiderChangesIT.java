package kaikin.stacks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import kaikin.policies.access.Access;
import kaikin.policies.access.AccessChange;
import kaikin.policies.access.AccessDiff;
import kaikin.policies.intended.Claims;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Urn;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.rules.KaikinPack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody who may change the plans might slip in, and what a review must not make a noise about. */
class InsiderChangesIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<Plan> PLANS = List.of(ExamplePlans.plain("account-a"), ExamplePlans.plain("account-b"));
    private static final Access BEFORE = Access.of(PLANS);

    private static final String TOKEN = "arn:aws:ssm:ap-northeast-1:111111111111:parameter/kaikin/chatwork/api-token";

    /** Conditions under which a role's new grant is rare, odd, or looks as if it could never apply. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'DateLessThan': {'aws:CurrentTime': '2020-01-01T00:00:00Z'}}",
                "{'DateGreaterThan': {'aws:CurrentTime': '2099-01-01T00:00:00Z'}}",
                "{'DateLessThan': {'aws:TokenIssueTime': '2020-01-01T00:00:00Z'}}",
                "{'NumericLessThan': {'aws:MultiFactorAuthAge': '1'}}",
                "{'NumericGreaterThan': {'aws:MultiFactorAuthAge': '100', 'aws:EpochTime': '100'}}",
                "{'Null': {'aws:CurrentTime': 'false'}}",
                "{'Null': {'aws:SourceVpce': 'true'}}",
                "{'Null': {'aws:SourceVpce': 'false'}}",
                "{'Null': {'aws:SourceVpce': ['false', 'true']}}",
                "{'ForAnyValue:StringNotEquals': {'aws:TagKeys': 'x'}}",
                "{'ForAnyValue:StringNotLike': {'aws:TagKeys': ['*a', 'b*']}}",
                "{'ForAllValues:StringEquals': {'aws:TagKeys': 'x'}}",
                "{'ForAllValues:StringEquals': {'aws:SourceVpce': 'vpce-1'}, 'Null': {'aws:SourceVpce': 'false'}}",
                "{'StringLike': {'aws:UserAgent': '*Boto*'}, 'StringNotLike': {'aws:UserAgent': '*Boto3*'}}",
                "{'StringEqualsIfExists': {'aws:SourceVpc': 'vpc-1'}}",
                "{'StringNotEquals': {'aws:SourceIdentity': 'chatwork-1'}}",
                "{'StringEquals': {'aws:SourceIdentity': 'administrator'}}",
                "{'StringEquals': {'aws:PrincipalTag/team': '${aws:RequestTag/team}'}}",
                "{'StringEquals': {'aws:SourceIdentity': '${aws:userid}'}}",
                "{'IpAddress': {'aws:SourceIp': '203.0.113.7/32'}}",
                "{'NotIpAddress': {'aws:SourceIp': '0.0.0.0/0'}}",
                "{'Bool': {'aws:ViaAWSService': 'true'}}",
                "{'Bool': {'aws:SecureTransport': 'false'}}",
                "{'Bool': {'aws:MultiFactorAuthPresent': ['true', 'false']}}",
                "{'ArnLike': {'aws:SourceArn': 'arn:aws:*:*:*:*'}}",
                "{'BinaryEquals': {'aws:userid': 'YQ=='}}",
                "{'StringEqualsIgnoreCase': {'aws:userid': 'X'}}"
            })
    void seesAGrantUnderAnyCondition(String condition) {
        var changes = withStatement("kaikin-webhook", """
                {'Sid': 'Slipped', 'Effect': 'Allow', 'Action': 'ssm:PutParameter', 'Resource': '%s', 'Condition': %s}\
                """.formatted(TOKEN, condition));

        assertThat(changes)
                .filteredOn(change -> change.kind().isMore())
                .extracting(AccessChange::principal, AccessChange::action, AccessChange::resource)
                .contains(org.assertj.core.groups.Tuple.tuple(
                        "arn:aws:iam::111111111111:role/kaikin-webhook", "ssm:PutParameter", TOKEN));
    }

    /** Grants on what no plan has, and of services that no plan uses. */
    @ParameterizedTest
    @CsvSource({
        "kms:Decrypt, arn:aws:kms:ap-northeast-1:111111111111:key/1234",
        "kms:Decrypt, arn:aws:kms:ap-northeast-1:111111111111:alias/aws/ssm",
        "kms:CreateGrant, arn:aws:kms:ap-northeast-1:999999999999:key/1234",
        "sqs:SendMessage, arn:aws:sqs:ap-northeast-1:999999999999:outside",
        "sqs:ReceiveMessage, arn:aws:sqs:ap-northeast-1:222222222222:another",
        "secretsmanager:GetSecretValue, arn:aws:secretsmanager:*:*:secret:*",
        "lambda:InvokeFunction, arn:aws:lambda:ap-northeast-1:999999999999:function:theirs",
        "events:PutEvents, arn:aws:events:ap-northeast-1:999999999999:event-bus/theirs",
        "dynamodb:Scan, arn:aws:dynamodb:ap-northeast-1:111111111111:table/t",
        "iam:PassRole, arn:aws:iam::111111111111:role/kaikin-outcome",
        "sts:AssumeRole, arn:aws:iam::999999999999:role/theirs",
        "s3:GetObject, arn:aws:s3:::somebody-elses/*",
        "s3:*, *",
        "'*', *",
        "ec2:De*, *"
    })
    void seesAGrantOfAnyServiceOnAnything(String action, String resource) {
        var changes = withStatement(
                "kaikin-outcome", "{'Effect': 'Allow', 'Action': '" + action + "', 'Resource': '" + resource + "'}");

        assertThat(changes)
                .filteredOn(change -> change.kind().isMore())
                .extracting(AccessChange::action, AccessChange::resource)
                .contains(org.assertj.core.groups.Tuple.tuple(action, resource));
    }

    /** Whom a queue's or a role's policy may let in. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'*'",
                "{'AWS': '*'}",
                "{'AWS': '999999999999'}",
                "{'AWS': 'arn:aws:iam::999999999999:user/mallory'}",
                "{'AWS': 'arn:aws:iam::999999999999:role/mallory'}",
                "{'AWS': 'arn:aws:sts::999999999999:assumed-role/mallory/session'}",
                "{'AWS': 'arn:aws:sts::999999999999:federated-user/mallory'}",
                "{'AWS': 'arn:aws:iam::222222222222:user/mallory'}",
                "{'AWS': 'arn:aws:sts::222222222222:assumed-role/kaikin-server/i-0123456789abcdef0'}",
                "{'Service': 'ec2.amazonaws.com'}",
                "{'Federated': 'arn:aws:iam::111111111111:saml-provider/theirs'}"
            })
    void seesAnyoneWhomAResourcesPolicyLetsIn(String principal) {
        assertThat(inPolicy("aws:sqs/queuePolicy:QueuePolicy", "policy", """
                        {'Effect': 'Allow', 'Principal': %s, 'Action': 'sqs:SendMessage', 'Resource': '*'}""".formatted(principal)))
                .anyMatch(change -> change.kind().isMore());
        assertThat(inPolicy("aws:iam/role:Role", "assumeRolePolicy", """
                        {'Effect': 'Allow', 'Principal': %s, 'Action': 'sts:AssumeRole'}""".formatted(principal)))
                .anyMatch(change -> change.kind().isMore());
    }

    /** The bucket denies everything to all but some roles: who is let in besides gains nothing before that is changed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::111111111111:user/mallory",
                "arn:aws:iam::111111111111:role/another",
                "arn:aws:iam::111111111111:root",
                "arn:aws:iam::111111111111:role/*",
                "arn:aws:iam::111111111111:role/kaikin-outcome*"
            })
    void seesAnExceptionToWhatTheBucketDenies(String exception) {
        assertThat(changes(resource -> resource.type().equals("aws:s3/bucketPolicy:BucketPolicy")
                        ? with(
                                resource,
                                "policy",
                                resource.text("policy")
                                        .replace(
                                                "\"arn:aws:iam::111111111111:role/kaikin-webhook\"",
                                                "\"arn:aws:iam::111111111111:role/kaikin-webhook\",\"" + exception
                                                        + "\""))
                        : resource))
                .anyMatch(change -> change.kind().isMore()
                        && change.principal().equals("111111111111")
                        && change.action().equals("s3:*"));
    }

    /** What says the same in other words. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Effect': 'Allow', 'Action': ['ssm:GetParameter', 'SSM:getparameter'], 'Resource': 'TOKEN'}",
                "{'Effect': 'Allow', 'Action': 'ssm:GetParameter', 'Resource': ['TOKEN', 'TOKEN']}",
                "{'Effect': 'Allow', 'Action': 'ssm:GetParameter', 'Resource': 'TOKEN',"
                        + " 'Condition': {'Bool': {'aws:SecureTransport': ['true', 'false']}}}",
                "{'Effect': 'Allow', 'Action': 'ssm:GetParameter', 'Resource': 'TOKEN',"
                        + " 'Condition': {'StringEquals': {'aws:SecureTransport': 'true'}}}",
                "{'Effect': 'Allow', 'Action': 'ssm:GetParameter', 'Resource': 'TOKEN',"
                        + " 'Condition': {'StringEquals': {'aws:PrincipalAccount': '111111111111'}}}",
                "{'Effect': 'Allow', 'Action': 'ssm:GetParameter', 'Resource': 'TOKEN',"
                        + " 'Condition': {'Null': {'aws:CurrentTime': 'false'}}}",
                "{'Effect': 'Allow', 'Action': 'ssm:GetParameter', 'Resource': 'TOKEN',"
                        + " 'Condition': {'StringNotEquals': {'aws:SourceIdentity': 'x'}}}",
                "{'Effect': 'Allow', 'Action': 'ssm:GetParameter', 'Resource': 'TOKEN',"
                        + " 'Condition': {'ForAnyValue:StringLike': {'aws:TagKeys': '*'}}}",
                "{'Effect': 'Deny', 'Action': 'dynamodb:*', 'Resource': '*'}",
                "{'Effect': 'Deny', 'Action': 'ssm:GetParameter', 'Resource': 'TOKEN',"
                        + " 'Condition': {'StringNotEquals': {'aws:PrincipalAccount': '111111111111'}}}",
                "{'Effect': 'Deny', 'NotAction': '*', 'Resource': '*'}",
                "{'Effect': 'Allow', 'Action': 'ssm:GetParameter', 'Resource': 'TOKEN',"
                        + " 'Condition': {'StringEquals': {'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/other'}}}"
            })
    void isSilentAboutWhatIsAllowedAlready(String statement) {
        assertThat(withStatement("kaikin-outcome", statement.replace("TOKEN", TOKEN)))
                .isEmpty();
    }

    /** Resources that nobody has asked for: each is a change of access, or breaks a rule, or both. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "aws:sqs/queue:Queue | {'name': 'q', 'policy': 'POLICY'}",
                "aws:sns/topic:Topic | {'name': 't', 'policy': 'POLICY'}",
                "aws:s3/bucket:Bucket | {'bucket': 'b', 'policy': 'POLICY'}",
                "aws:s3/bucket:Bucket | {'bucket': 'b', 'acl': 'public-read'}",
                "aws:s3/bucketV2:BucketV2 | {'bucket': 'b', 'acl': 'public-read'}",
                "aws:s3/bucketAclV2:BucketAclV2 | {'bucket': 'b', 'acl': 'public-read'}",
                "aws:s3/accessPoint:AccessPoint | {'bucket': 'b', 'policy': 'POLICY'}",
                "aws:kms/key:Key | {'policy': 'POLICY'}",
                "aws:kms/grant:Grant | {'keyId': '1', 'granteePrincipal': 'arn:aws:iam::999999999999:root'}",
                "aws:secretsmanager/secretPolicy:SecretPolicy | {'secretArn': 'arn:aws:secretsmanager:ap-northeast-1:111111111111:secret:s', 'policy': 'POLICY'}",
                "aws:cloudwatch/logResourcePolicy:LogResourcePolicy | {'policyName': 'p', 'policyDocument': 'POLICY'}",
                "aws:lambda/layerVersionPermission:LayerVersionPermission | {'principal': '*'}",
                "aws:lambda/permission:Permission | {'function': 'kaikin-webhook', 'principal': '999999999999',"
                        + " 'action': 'lambda:InvokeFunction'}",
                "aws:lambda/permission:Permission | {'function': 'ARN:function:kaikin-webhook', 'principal': '*',"
                        + " 'action': 'lambda:InvokeFunction'}",
                "aws:lambda/functionUrl:FunctionUrl | {'functionName': 'kaikin-webhook', 'authorizationType': 'NONE'}",
                "aws:lambda/function:Function | {'name': 'f', 'role': 'arn:aws:iam::111111111111:role/kaikin-webhook'}",
                "aws:scheduler/schedule:Schedule | {'name': 's',"
                        + " 'target': {'roleArn': 'arn:aws:iam::111111111111:role/kaikin-webhook'}}",
                "aws:cloudwatch/eventTarget:EventTarget | {'rule': 'r', 'arn': 'ARN',"
                        + " 'roleArn': 'arn:aws:iam::111111111111:role/kaikin-webhook'}",
                "aws:iam/instanceProfile:InstanceProfile | {'role': 'kaikin-webhook'}",
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment | {'role': 'kaikin-webhook',"
                        + " 'policyArn': 'arn:aws:iam::aws:policy/AdministratorAccess'}",
                "aws:iam/policyAttachment:PolicyAttachment | {'roles': ['kaikin-webhook'],"
                        + " 'policyArn': 'arn:aws:iam::aws:policy/AdministratorAccess'}",
                "aws:iam/userPolicyAttachment:UserPolicyAttachment | {'user': 'mallory', 'policyArn': 'ARN'}",
                "aws:iam/user:User | {'name': 'mallory'}",
                "aws:iam/openIdConnectProvider:OpenIdConnectProvider | {'url': 'https://example.com'}",
                "aws:ssm/association:Association | {'name': 'kaikin-release'}",
                "aws:ssm/maintenanceWindowTask:MaintenanceWindowTask | {'taskArn': 'ARN'}",
                "aws:ec2/eip:Eip | {}",
                "aws:ec2/securityGroup:SecurityGroup | {'ingress': [{'cidrBlocks': ['0.0.0.0/0']}]}",
                "aws:ram/resourceShare:ResourceShare | {}",
                "random:index/randomId:RandomId | {}"
            })
    void seesAResourceThatOpensSomething(String type, String inputs) throws IOException {
        var policy = "{\\'Version\\': \\'2012-10-17\\', \\'Statement\\': [{\\'Effect\\': \\'Allow\\',"
                + " \\'Principal\\': {\\'AWS\\': \\'999999999999\\'}, \\'Action\\': \\'*\\', \\'Resource\\': \\'*\\'}]}";
        var arn = "arn:aws:lambda:ap-northeast-1:111111111111";
        var given = (ObjectNode) json(inputs.replace("POLICY", policy)
                .replace("ARN", arn)
                .replace("\\'", "\\\"")
                .replace('\'', '"'));
        var slipped = new PlannedResource(
                new Urn("urn:pulumi:account-a::kaikin::" + type + "::slipped"),
                true,
                Optional.of("slipped"),
                given,
                given.deepCopy().put("arn", arn.replace("lambda", type.replaceAll("aws:|/.*", "")) + ":slipped"),
                Optional.empty(),
                List.of(),
                Map.of());
        var resources = new ArrayList<>(PLANS.get(0).resources());
        resources.add(slipped);
        var after = List.of(new Plan("account-a", resources), PLANS.get(1));

        var seen = AccessDiff.between(BEFORE, Access.of(after)).stream()
                .anyMatch(change -> change.kind().isMore());
        var complaints = KaikinPack.of(OwnAccounts.ofProject(ExamplePlans.STACK_FILES))
                .validate(new StackPlans(after), LocalDate.of(2026, 11, 28))
                .stream()
                .filter(finding -> finding.kind() == Finding.Kind.VIOLATION)
                .filter(finding -> finding.resource().equals(slipped.urn()))
                .toList();

        assertThat(seen || !complaints.isEmpty())
                .as("access: %s, rules: %s", seen, complaints)
                .isTrue();
    }

    private static List<AccessChange> withStatement(String role, String statement) {
        return changes(resource -> resource.type().equals("aws:iam/rolePolicy:RolePolicy")
                        && resource.text("role").equals(role)
                        && resource.urn().stack().equals("account-a")
                ? added(resource, "policy", statement)
                : resource);
    }

    private static List<AccessChange> inPolicy(String type, String input, String statement) {
        return changes(resource -> resource.type().equals(type) ? added(resource, input, statement) : resource);
    }

    private static List<AccessChange> changes(UnaryOperator<PlannedResource> change) {
        var after = new ArrayList<Plan>();
        for (var plan : PLANS) {
            after.add(
                    new Plan(plan.stack(), plan.resources().stream().map(change).toList()));
        }
        assertThat(after).isNotEqualTo(PLANS);
        var access = Access.of(after);
        var changes = AccessDiff.between(BEFORE, access);
        assertThat(Claims.of(access).differences().isEmpty())
                .as("the table of intended access objects to a change, and to nothing else")
                .isEqualTo(changes.isEmpty());
        return changes;
    }

    private static PlannedResource added(PlannedResource resource, String input, String statement) {
        var policy = (ObjectNode) json(resource.text(input));
        ((ArrayNode) policy.path("Statement")).add(json(statement.replace('\'', '"')));
        return with(resource, input, policy.toString());
    }

    private static PlannedResource with(PlannedResource resource, String input, String text) {
        return ExamplePlans.with(resource, resource.inputs().deepCopy().put(input, text));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
