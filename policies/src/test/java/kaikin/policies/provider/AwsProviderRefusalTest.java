package kaikin.policies.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;

/** The real provider would answer with AWS's refusal. */
class AwsProviderRefusalTest {
    private static final String URN = "urn:pulumi:account-a::kaikin::aws:cloudwatch/dashboard:Dashboard::kaikin";
    private static final String NESTED = """
            {"widgets": [{"type": "metric", "properties": {"region": "eu-west-1", "metrics": [[["AWS/Lambda", "Errors"]]]}}]}
            """;

    private final AwsProvider provider = new AwsProvider("6.83.0", Optional.empty());

    @BeforeEach
    void configure() {
        var settings = struct("region", "eu-west-1").toBuilder()
                .putFields("allowedAccountIds", text("[\"111111111111\"]"))
                .build();
        provider.configure(ConfigureRequest.newBuilder().setArgs(settings).build(), new Answers<>());
    }

    @Test
    void makesNoDashboardThatCloudWatchWouldRefuse() {
        assertThat(create(NESTED, false))
                .singleElement()
                .asString()
                .contains("putting CloudWatch Dashboard (kaikin): InvalidParameterInput")
                .contains("there are 1 validation errors")
                .contains("/widgets/0/properties/metrics/0")
                .contains("has to be an array of array of strings");
        assertThat(create("{\"widgets\": []}", false)).isEmpty();
    }

    @Test
    void changesNoDashboardIntoOneThatCloudWatchWouldRefuse() {
        var answers = new Answers<UpdateResponse>();
        provider.update(
                UpdateRequest.newBuilder()
                        .setUrn(URN)
                        .setNews(dashboard(NESTED))
                        .build(),
                answers);

        assertThat(answers.errors).singleElement().asString().contains("InvalidParameterInput");
    }

    @Test
    void sendsNothingToCloudWatchInAPreview() {
        assertThat(create(NESTED, true)).isEmpty();
    }

    /** Each document at its limit, and with one character more. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "aws:iam/role:Role, assumeRolePolicy, 2048, Cannot exceed quota for ACLSizePerRole: 2048",
        "aws:iam/rolePolicy:RolePolicy, policy, 10240, Maximum policy size of 10240 bytes exceeded for role",
        "aws:s3/bucketPolicy:BucketPolicy, policy, 20480, Policy exceeds the maximum allowed document size",
        "aws:cloudwatch/eventBusPolicy:EventBusPolicy, policy, 10240, PolicyLengthExceededException",
        "aws:cloudwatch/eventRule:EventRule, eventPattern, 2048, LimitExceededException",
        "aws:sqs/queuePolicy:QueuePolicy, policy, 8192, InvalidAttributeValue",
        "aws:sns/topic:Topic, policy, 30720, InvalidParameter",
        "aws:ssm/document:Document, content, 65536, The size limit of a document is 64 KB",
        "aws:ssm/parameter:Parameter, value, 4096, maximum parameter value of 4096",
        "aws:cloudwatch/queryDefinition:QueryDefinition, queryString, 10000, ValidationException"
    })
    void makesNothingOfADocumentThatIsTooLong(String type, String input, int most, String words) {
        var urn = "urn:pulumi:account-a::kaikin::" + type + "::kaikin";
        var start = "{\"Statement\": [";
        var fits = named(input, start + " ".repeat(most - start.length() - 2) + "]}");
        var tooLong = named(input, start + " ".repeat(most - start.length() - 1) + "]}");

        assertThat(create(urn, fits, false)).isEmpty();
        assertThat(create(urn, tooLong, true)).isEmpty();
        assertThat(create(urn, tooLong, false))
                .singleElement()
                .asString()
                .contains(type + " kaikin", words, input + ": " + (most + 1) + " bytes, " + most + " at most");
    }

    @Test
    void makesNoFunctionWithMoreVariablesThanLambdaTakes() {
        var urn = "urn:pulumi:account-a::kaikin::aws:lambda/function:Function::kaikin";

        assertThat(create(urn, function(4096 - "{'A':''}".length()), false)).isEmpty();
        assertThat(create(urn, function(4097 - "{'A':''}".length()), false))
                .singleElement()
                .asString()
                .contains("exceeded the 4KB limit", "4097 bytes");
    }

    private static Struct function(int length) {
        var variables = Value.newBuilder()
                .setStructValue(struct("variables", "").toBuilder()
                        .putFields(
                                "variables",
                                Value.newBuilder()
                                        .setStructValue(struct("A", "x".repeat(length)))
                                        .build()))
                .build();
        return struct("name", "kaikin").toBuilder()
                .putFields("environment", variables)
                .build();
    }

    private static Struct named(String input, String document) {
        return struct("name", "kaikin").toBuilder()
                .putFields("role", text("kaikin"))
                .putFields("bucket", text("kaikin"))
                .putFields("eventBusName", text("kaikin"))
                .putFields("queueUrl", text("https://sqs.eu-west-1.amazonaws.com/111111111111/kaikin"))
                .putFields(input, text(document))
                .build();
    }

    private List<Throwable> create(String body, boolean preview) {
        return create(URN, dashboard(body), preview);
    }

    private List<Throwable> create(String urn, Struct inputs, boolean preview) {
        var answers = new Answers<CreateResponse>();
        provider.create(
                CreateRequest.newBuilder()
                        .setUrn(urn)
                        .setProperties(inputs)
                        .setPreview(preview)
                        .build(),
                answers);
        return answers.errors;
    }

    private static Struct dashboard(String body) {
        return struct("dashboardName", "kaikin").toBuilder()
                .putFields("dashboardBody", text(body))
                .build();
    }

    private static Struct struct(String name, String value) {
        return Struct.newBuilder().putFields(name, text(value)).build();
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    /** Keeps the errors that the engine would get. */
    private static final class Answers<T> implements StreamObserver<T> {
        private final List<Throwable> errors = new ArrayList<>();

        @Override
        public void onNext(T value) {}

        @Override
        public void onError(Throwable error) {
            errors.add(error);
        }

        @Override
        public void onCompleted() {}
    }
}
