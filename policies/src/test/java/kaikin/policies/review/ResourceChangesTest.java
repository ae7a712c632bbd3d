package kaikin.policies.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Urn;
import kaikin.policies.review.ResourceChange.Kind;
import kaikin.policies.review.ResourceChange.Loss;
import kaikin.policies.review.ResourceChange.Safeguard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceChangesTest {
    private static final String POLICY = "aws:iam/rolePolicy:RolePolicy";
    private static final String READS = statement("{'Sid': 'Read', 'Effect': 'Allow', 'Action': ['s3:GetObject',"
            + " 's3:GetObjectVersion'], 'Resource': 'arn:aws:s3:::lists/*', 'Condition':"
            + " {'StringEquals': {'s3:prefix': ['b', 'a']}}}");

    @Test
    void aPolicyIsComparedStatementByStatement() {
        var after = statement("{'Sid': 'Read', 'Effect': 'Allow', 'Action': ['s3:GetObjectVersion', 's3:GetObject'],"
                + " 'Resource': 'arn:aws:s3:::lists/*', 'Condition': {'StringEquals': {'s3:prefix': ['a']}}}, "
                + "{'Sid': 'Write', 'Effect': 'Allow', 'Action': 's3:PutObject', 'Resource': '*'}");

        var change =
                change(POLICY, "{'role': 'r', 'policy': '" + READS + "'}", "{'role': 'r', 'policy': '" + after + "'}");

        assertThat(change.details()).containsExactly("policy");
        assertThat(change.texts())
                .containsExactly(
                        new TextChange("Read", List.of("   when StringEquals s3:prefix", "     a", "-    b")),
                        new TextChange("Write", List.of("+Allow", "+  s3:PutObject", "+  on *")));
    }

    @Test
    void aPolicyInOtherWordsHasNoDifferenceToShow() {
        assertThat(change(POLICY, "{'policy': '" + READS + "'}", "{'policy': '" + READS + " '}")
                        .texts())
                .isEmpty();
    }

    @Test
    void aDocumentIsComparedLineByLine() {
        var script =
                "{'inputs': {'runCommand': ['set -eu', 'one', 'two', 'three', 'four %s', 'five', 'six', 'seven']}}";

        var change = change(
                "aws:ssm/document:Document",
                "{'content': '" + quoted(script.formatted("")) + "'}",
                "{'content': '" + quoted(script.formatted("more")) + "'}");

        assertThat(change.texts())
                .containsExactly(new TextChange(
                        "content",
                        List.of(
                                " inputs.runCommand[]: two",
                                " inputs.runCommand[]: three",
                                "-inputs.runCommand[]: four ",
                                "+inputs.runCommand[]: four more",
                                " inputs.runCommand[]: five",
                                " inputs.runCommand[]: six")));
    }

    @Test
    void whatAwsKnowsByAnotherIdIsReplaced() {
        var before = plan(List.of(resource("aws:sqs/queue:Queue", "{'name': 'a'}", "https://sqs/a", true)));
        var after = plan(List.of(resource("aws:sqs/queue:Queue", "{'name': 'b'}", "https://sqs/b", true)));

        assertThat(ResourceChanges.between(before, after).changes())
                .singleElement()
                .extracting(ResourceChange::kind)
                .isEqualTo(Kind.REPLACED);
    }

    @Test
    void aComponentIsToldWhereItsOwnInputsChangeOnly() {
        var component = resource("kaikin:watch:CountAlarm", "{}", "", false);

        assertThat(ResourceChanges.between(plan(List.of(component)), plan(List.of()))
                        .changes())
                .isEmpty();
        var exempted = resource("kaikin:watch:CountAlarm", "{'exemptions': 'some'}", "", false);
        assertThat(ResourceChanges.between(plan(List.of(component)), plan(List.of(exempted)))
                        .changes())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "aws:cloudwatch/metricAlarm:MetricAlarm, ALARM",
        "aws:sns/topicSubscription:TopicSubscription, ALARM",
        "aws:cloudwatch/logGroup:LogGroup, LOG",
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock, PROTECTION",
        "aws:s3/bucketVersioningV2:BucketVersioningV2, PROTECTION",
        "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2, ENCRYPTION"
    })
    void aDeletedSafeguardIsNamedAsSuch(String type, Safeguard safeguard) {
        assertThat(ResourceChanges.between(plan(List.of(resource(type, "{}", "i", true))), plan(List.of()))
                        .changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind()).isEqualTo(Kind.DELETED);
                    assertThat(change.lost()).containsExactly(new Loss(safeguard, ""));
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'actionsEnabled': true} | {'actionsEnabled': false} | ALARM | actionsEnabled",
                "{} | {'actionsEnabled': false} | ALARM | actionsEnabled",
                "{'alarmActions': ['a']} | {'alarmActions': []} | ALARM | alarmActions",
                "{'retentionInDays': 90} | {'retentionInDays': 7} | LOG | retentionInDays",
                "{'accessLogSettings': {'format': 'f'}} | {} | LOG | accessLogSettings",
                "{'blockPublicPolicy': true} | {'blockPublicPolicy': false} | PROTECTION | blockPublicPolicy",
                "{'redrivePolicy': '{}'} | {} | PROTECTION | redrivePolicy",
                "{'sqsManagedSseEnabled': true} | {'sqsManagedSseEnabled': false} | ENCRYPTION | sqsManagedSseEnabled",
                "{'kmsKeyId': 'k'} | {} | ENCRYPTION | kmsKeyId",
                "{'type': 'SecureString'} | {'type': 'String'} | ENCRYPTION | type"
            })
    void aWeakerSafeguardIsNamedAsSuch(String before, String after, Safeguard safeguard, String input) {
        assertThat(change("aws:any/thing:Thing", before, after).lost()).containsExactly(new Loss(safeguard, input));
        // And the other way round nothing is lost.
        assertThat(change("aws:any/thing:Thing", after, before).lost()).isEmpty();
    }

    private static ResourceChange change(String type, String before, String after) {
        var changes = ResourceChanges.between(
                        plan(List.of(resource(type, before, "i", true))),
                        plan(List.of(resource(type, after, "i", true))))
                .changes();
        assertThat(changes).hasSize(1);
        return changes.get(0);
    }

    private static String statement(String statements) {
        return quoted("{'Version': '2012-10-17', 'Statement': [" + statements + "]}");
    }

    /** JSON within JSON. */
    private static String quoted(String json) {
        return json.replace("'", "\\'");
    }

    private static List<Plan> plan(List<PlannedResource> resources) {
        return List.of(new Plan("account-a", resources));
    }

    private static PlannedResource resource(String type, String inputs, String id, boolean custom) {
        return new PlannedResource(
                new Urn("urn:pulumi:account-a::kaikin::" + type + "::it"),
                custom,
                Optional.of(id),
                json(inputs),
                json("{}"),
                Optional.empty(),
                List.of(),
                Map.of());
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new JsonMapper()
                    .readTree(text.replace("\\'", "\u0001").replace('\'', '"').replace("\u0001", "\\\""));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
