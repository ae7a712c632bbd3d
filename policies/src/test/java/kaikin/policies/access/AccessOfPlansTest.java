package kaikin.policies.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.plan.SmallPlans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who can do what by policies in every form that they have in a plan. */
class AccessOfPlansTest {
    private static final String ROLE = "arn:aws:iam::111111111111:role/worker";
    private static final String PERMISSION =
            SmallPlans.policy("{'Effect': 'Allow', 'Action': 'ssm:GetParameter', 'Resource': '*'}");
    private static final String STRANGER = "arn:aws:iam::999999999999:role/stranger";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "aws:iam/rolePolicy:RolePolicy | {'name': 'p', 'role': 'worker', 'policy': 'PERMISSION'}",
                "aws:iam/rolePolicy:RolePolicy | {'role': 'worker', 'policy': 'PERMISSION'}",
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment | {'role': 'worker', 'policyArn': 'POLICY'}",
                "aws:iam/policyAttachment:PolicyAttachment | {'roles': ['other', 'worker'], 'policyArn': 'POLICY'}",
                "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive"
                        + " | {'roleName': 'worker', 'policyArns': ['POLICY']}"
            })
    void aRoleMayWhatIsPutOnIt(String type, String inputs) {
        var put = SmallPlans.resource(
                type,
                "put",
                inputs.replace("PERMISSION", PERMISSION).replace("POLICY", "arn:aws:iam::111111111111:policy/ours"));

        assertThat(grants(SmallPlans.role("worker"), ours(), put))
                .contains("lambda.amazonaws.com → " + ROLE + ": ssm:GetParameter on *");
    }

    @Test
    void aRoleMayWhatItCarriesItself() {
        var inline = role("'inlinePolicies': [{'name': 'p', 'policy': '" + PERMISSION + "'}]");
        var managed = role("'managedPolicyArns': ['arn:aws:iam::111111111111:policy/ours']");

        assertThat(grants(inline)).contains("lambda.amazonaws.com → " + ROLE + ": ssm:GetParameter on *");
        assertThat(grants(managed, ours())).contains("lambda.amazonaws.com → " + ROLE + ": ssm:GetParameter on *");
    }

    @Test
    void aRoleThatWasThereBeforeMayWhatIsAttachedToIt() {
        var attached = SmallPlans.resource(
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                "put",
                "{'role': 'before', 'policyArn': 'arn:aws:iam::111111111111:policy/ours'}");

        assertThat(grants(SmallPlans.role("worker"), ours(), attached))
                .contains("arn:aws:iam::111111111111:role/before: ssm:GetParameter on *");
    }

    /** What it allows stands in no plan: it may be anything, and whoever compares must see it come. */
    @Test
    void aManagedPolicyThatIsInNoPlanMayAllowEverything() {
        var arn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
        var attached = SmallPlans.resource(
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                "put",
                "{'role': 'worker', 'policyArn': '" + arn + "'}");
        var before = Access.of(List.of(SmallPlans.plan(SmallPlans.role("worker"))));
        var after = Access.of(List.of(SmallPlans.plan(SmallPlans.role("worker"), attached)));

        assertThat(grants(SmallPlans.role("worker"), attached))
                .contains("lambda.amazonaws.com → " + ROLE + ": * on * when AllowedBy " + arn + " [not known here]");
        assertThat(grants(role("'managedPolicyArns': ['" + arn + "']")))
                .contains("lambda.amazonaws.com → " + ROLE + ": * on * when AllowedBy " + arn + " [not known here]");
        assertThat(AccessDiff.between(before, after))
                .extracting(AccessChange::kind, AccessChange::principal, AccessChange::action)
                .contains(org.assertj.core.groups.Tuple.tuple(AccessChange.Kind.GAINED, ROLE, "*"));
        assertThat(AccessDiff.between(after, after)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "aws:sqs/queue:Queue | sqs:SendMessage | arn:aws:sqs:eu-west-1:111111111111:it"
                        + " | {'name': 'it', 'arn': 'arn:aws:sqs:eu-west-1:111111111111:it', 'policy': 'POLICY'}",
                "aws:sqs/queuePolicy:QueuePolicy | sqs:SendMessage | arn:aws:sqs:eu-west-1:111111111111:elsewhere"
                        + " | {'queueUrl': 'https://sqs.eu-west-1.amazonaws.com/111111111111/elsewhere',"
                        + " 'policy': 'POLICY'}",
                "aws:sns/topic:Topic | sns:Publish | arn:aws:sns:eu-west-1:111111111111:it"
                        + " | {'name': 'it', 'arn': 'arn:aws:sns:eu-west-1:111111111111:it', 'policy': 'POLICY'}",
                "aws:s3/bucket:Bucket | s3:ListBucket | arn:aws:s3:::it | {'bucket': 'it', 'policy': 'POLICY'}",
                "aws:s3/bucketV2:BucketV2 | s3:ListBucket | arn:aws:s3:::it | {'bucket': 'it', 'policy': 'POLICY'}",
                "aws:s3/bucketPolicy:BucketPolicy | s3:ListBucket | arn:aws:s3:::it"
                        + " | {'bucket': 'it', 'policy': 'POLICY'}",
                "aws:secretsmanager/secret:Secret | secretsmanager:GetSecretValue"
                        + " | arn:aws:secretsmanager:eu-west-1:111111111111:secret:it"
                        + " | {'arn': 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:it', 'policy': 'POLICY'}",
                "aws:secretsmanager/secretPolicy:SecretPolicy | secretsmanager:GetSecretValue"
                        + " | arn:aws:secretsmanager:eu-west-1:111111111111:secret:it"
                        + " | {'secretArn': 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:it',"
                        + " 'policy': 'POLICY'}",
                "aws:dynamodb/resourcePolicy:ResourcePolicy | dynamodb:Scan"
                        + " | arn:aws:dynamodb:eu-west-1:111111111111:table/it"
                        + " | {'resourceArn': 'arn:aws:dynamodb:eu-west-1:111111111111:table/it', 'policy': 'POLICY'}",
                "aws:kms/key:Key | kms:Decrypt | arn:aws:kms:eu-west-1:111111111111:key/1"
                        + " | {'arn': 'arn:aws:kms:eu-west-1:111111111111:key/1', 'policy': 'POLICY'}",
                "aws:kms/keyPolicy:KeyPolicy | kms:Decrypt | arn:aws:kms:eu-west-1:111111111111:key/1"
                        + " | {'keyId': 'arn:aws:kms:eu-west-1:111111111111:key/1', 'policy': 'POLICY'}",
                "aws:cloudwatch/logResourcePolicy:LogResourcePolicy | logs:PutLogEvents"
                        + " | arn:aws:logs:eu-west-1:111111111111:log-group:*"
                        + " | {'policyName': 'it', 'policyDocument': 'POLICY'}"
            })
    void aResourceLetsInWhomItsPolicyNames(String type, String action, String about, String inputs) {
        var policy = SmallPlans.policy("{'Effect': 'Allow', 'Principal': {'AWS': '" + STRANGER + "'}, 'Action': '"
                + action + "', 'Resource': '" + about + "'}");

        assertThat(grants(SmallPlans.role("worker"), SmallPlans.resource(type, "it", inputs.replace("POLICY", policy))))
                .contains(STRANGER + ": " + action + " on " + about);
    }

    /** A key without a policy of its own leaves it to the account; one with a policy is only for whom it names. */
    @Test
    void aKeysPolicyDecides() {
        var key = "arn:aws:kms:eu-west-1:111111111111:key/1";
        var may = SmallPlans.resource(
                "aws:iam/rolePolicy:RolePolicy",
                "p",
                "{'role': 'worker', 'policy': '"
                        + SmallPlans.policy("{'Effect': 'Allow', 'Action': 'kms:Decrypt', 'Resource': '" + key + "'}")
                        + "'}");
        var open = SmallPlans.resource("aws:kms/key:Key", "key", "{'arn': '" + key + "', 'keyId': '1'}");
        var closed = SmallPlans.resource(
                "aws:kms/keyPolicy:KeyPolicy",
                "policy",
                "{'keyId': '1', 'policy': '"
                        + SmallPlans.policy(
                                "{'Effect': 'Allow', 'Principal': {'AWS': 'arn:aws:iam::111111111111:role/another'},"
                                        + " 'Action': 'kms:*', 'Resource': '*'}")
                        + "'}");

        assertThat(grants(SmallPlans.role("worker"), may, open))
                .contains("lambda.amazonaws.com → " + ROLE + ": kms:Decrypt on " + key);
        assertThat(grants(SmallPlans.role("worker"), may, open, closed))
                .noneMatch(grant -> grant.contains(ROLE + ": kms:Decrypt"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'function': 'f', 'principal': '999999999999' | 999999999999",
                "'function': 'f', 'principal': '*' | *",
                "'function': 'arn:aws:lambda:eu-west-1:111111111111:function:f', 'principal': 'x.amazonaws.com'"
                        + " | x.amazonaws.com",
                "'function': '111111111111:function:f', 'principal': '" + STRANGER + "' | " + STRANGER
            })
    void aFunctionLetsInWhomItsPermissionsName(String inputs, String principal) {
        var function = SmallPlans.resource(
                "aws:lambda/function:Function",
                "f",
                "{'name': 'f', 'arn': 'arn:aws:lambda:eu-west-1:111111111111:function:f'}");
        var permission = SmallPlans.resource(
                "aws:lambda/permission:Permission", "p", "{'action': 'lambda:InvokeFunction', " + inputs + "}");

        assertThat(grants(SmallPlans.role("worker"), function, permission))
                .contains(principal + ": lambda:InvokeFunction on arn:aws:lambda:eu-west-1:111111111111:function:f");
    }

    @Test
    void aPermissionOnAFunctionThatIsNotHereIsReadAsWell() {
        var permission = SmallPlans.resource(
                "aws:lambda/permission:Permission",
                "p",
                "{'action': 'lambda:InvokeFunction', 'function': 'theirs', 'principal': '999999999999',"
                        + " 'arn': 'arn:aws:lambda:eu-west-1:111111111111:x'}");

        assertThat(grants(SmallPlans.role("worker"), permission))
                .contains("999999999999: lambda:InvokeFunction on"
                        + " arn:aws:lambda:eu-west-1:111111111111:function:theirs");
    }

    /** AWS keeps the one that was written last, which nobody can tell from a plan. */
    @Test
    void twoPoliciesOfOneBucketAreRefused() {
        var policy = SmallPlans.policy(
                "{'Effect': 'Allow', 'Principal': {'AWS': '111111111111'}, 'Action': 's3:*', 'Resource': '*'}");
        var inputs = "{'bucket': 'it', 'policy': '" + policy + "'}";

        assertThatThrownBy(() -> grants(
                        SmallPlans.role("worker"),
                        SmallPlans.resource("aws:s3/bucketV2:BucketV2", "one", inputs),
                        SmallPlans.resource("aws:s3/bucketPolicy:BucketPolicy", "two", inputs)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one")
                .hasMessageContaining("two")
                .hasMessageContaining("AWS keeps one of them");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "aws:sqs/queue:Queue | {'name': 'it', 'policy': '{}'}",
                "aws:iam/rolePolicy:RolePolicy | {'role': 'worker', 'policy': 'no JSON'}",
                "aws:iam/role:Role | {'name': 'it', 'assumeRolePolicy': '{}'}"
            })
    void aPolicyThatIsNotUnderstoodIsNamedByItsResource(String type, String inputs) {
        assertThatThrownBy(() -> grants(SmallPlans.role("worker"), SmallPlans.resource(type, "it", inputs)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("urn:pulumi:account-a::kaikin::" + type + "::it: ")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aPlanWithoutRolesIsReadByTheArnsOfItsResources() {
        var queue = SmallPlans.resource(
                "aws:sqs/queue:Queue", "q", "{'name': 'q', 'arn': 'arn:aws:sqs:eu-west-1:111111111111:q'}");

        assertThat(Access.of(List.of(SmallPlans.plan(queue))).accounts()).containsExactly("111111111111");
    }

    private static PlannedResource ours() {
        return SmallPlans.resource(
                "aws:iam/policy:Policy",
                "ours",
                "{'name': 'ours', 'arn': 'arn:aws:iam::111111111111:policy/ours', 'policy': '" + PERMISSION + "'}");
    }

    private static PlannedResource role(String input) {
        var worker = SmallPlans.role("worker");
        var more = SmallPlans.resource("aws:iam/role:Role", "worker", "{" + input + "}");
        more.inputs().setAll(worker.inputs());
        more.outputs().setAll(worker.outputs());
        return more;
    }

    private static List<String> grants(PlannedResource... resources) {
        return Access.of(List.of(SmallPlans.plan(resources))).grants().stream()
                .map(Grant::toString)
                .toList();
    }
}
