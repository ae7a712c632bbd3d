package kaikin.policies.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kaikin.policies.model.Unknown;
import kaikin.policies.plan.Structs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.DiffResponse.DiffChanges;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;

/** Called as the engine calls it; what is expected was recorded with the real provider, or stands in its schema. */
class AwsProviderTest {
    private static final String ROLE = "aws:iam/role:Role";
    private static final String FUNCTION = "aws:lambda/function:Function";
    private static final String STAGE = "aws:apigatewayv2/stage:Stage";
    private static final String OBJECT =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Sid\":\"A\",\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\"}}";
    private static final String LIST =
            OBJECT.replace("\"Statement\":{", "\"Statement\":[{").replace("}}", "}]}");

    private final AwsProvider provider = new AwsProvider("6.83.0", Optional.empty());

    @BeforeEach
    void configure() {
        provider.configure(
                ConfigureRequest.newBuilder()
                        .setArgs(Struct.newBuilder()
                                .putFields("region", text("ap-northeast-1"))
                                .putFields("allowedAccountIds", text("[\"111111111111\"]")))
                        .build(),
                new Answered<>());
    }

    @Test
    void checkAddsTheDefaultsThatTheProgramDoesNotGiveAndNotesThem() {
        var given = json("{'name': 'r', 'maxSessionDuration': 7200, 'assumeRolePolicy': '" + LIST + "'}");

        var checked = Structs.json(check(ROLE, given).getInputs());

        assertThat(checked.path("path").asText()).isEqualTo("/");
        assertThat(checked.path("maxSessionDuration").asInt()).isEqualTo(7200);
        assertThat(checked.path("__defaults"))
                .extracting(JsonNode::asText)
                .containsExactly("forceDetachPolicies", "path");
        assertThat(checked.has("tagsAll")).isFalse();
    }

    @Test
    void checkNotesNestedDefaultsInObjectsAndNothingInMaps() {
        var function = checked(
                FUNCTION,
                json("{'name': 'f', 'tags': {'a': 'b'}," + " 'environment': {'variables': {'__ENVIRONMENT': 'x'}}}"));
        var stage = checked(
                STAGE,
                json("{'apiId': 'a', 'name': '$default', 'defaultRouteSettings':" + " {'throttlingRateLimit': 5}}"));

        assertThat(function.at("/environment/__defaults").isArray()).isTrue();
        assertThat(function.at("/environment/variables")).hasSize(1);
        assertThat(function.path("tagsAll")).isEqualTo(json("{'a': 'b'}"));
        assertThat(stage.at("/defaultRouteSettings/__defaults"))
                .extracting(JsonNode::asText)
                .containsExactly("dataTraceEnabled", "detailedMetricsEnabled");
    }

    @Test
    void aPreviewKnowsNothingOfWhatAwsSays() {
        var created = create(ROLE, json("{'name': 'r', 'assumeRolePolicy': '" + LIST + "'}"), true);
        var planned = Structs.json(created.getProperties());

        assertThat(created.getId()).isEmpty();
        assertThat(planned.path("name").asText()).isEqualTo("r");
        assertThat(planned.path("path").asText()).isEqualTo("/");
        assertThat(Stream.of("arn", "id", "uniqueId", "managedPolicyArns"))
                .allSatisfy(name -> assertThat(planned.path(name).asText()).isEqualTo(Unknown.TEXT));
        assertThat(planned.get("tagsAll").isNull()).isTrue();
    }

    @Test
    void createAnswersAsTheRealProviderWrites() {
        var created = create(ROLE, json("{'name': 'r', 'assumeRolePolicy': '" + LIST + "'}"), false);
        var made = Structs.json(created.getProperties());

        assertThat(created.getId()).isEqualTo("r");
        assertThat(made.path("arn").asText()).isEqualTo("arn:aws:iam::111111111111:role/r");
        assertThat(made.path("assumeRolePolicy").asText()).startsWith("{\"Statement\":[{\"Action\":");
        assertThat(made.path("maxSessionDuration").isNumber()).isTrue();
        assertThat(made.has("__defaults")).isFalse();
        assertThat(Stream.of("tags", "inlinePolicies", "managedPolicyArns"))
                .allSatisfy(name -> assertThat(made.get(name).isNull()).as(name).isTrue());
        assertThat(made.toString()).doesNotContain(Unknown.TEXT, "{account}", "{version}");
    }

    @Test
    void aStageHasItsAddresses() {
        var made = Structs.json(create(STAGE, json("{'apiId': 'a1', 'name': '$default'}"), false)
                .getProperties());

        assertThat(made.path("arn").asText()).isEqualTo("arn:aws:apigateway:ap-northeast-1::/apis/a1/stages/$default");
        assertThat(made.path("invokeUrl").asText()).isEqualTo("https://a1.execute-api.ap-northeast-1.amazonaws.com/");
        assertThat(made.path("executionArn").asText())
                .isEqualTo("arn:aws:execute-api:ap-northeast-1:111111111111:a1/$default");
    }

    /** A changed function is a new version; its ARN stays. */
    @Test
    void aPreviewOfAChangeKnowsAllButWhatAwsCountsAnew() {
        var inputs = checked(FUNCTION, json("{'name': 'f', 'handler': 'a'}"));
        var before = create(FUNCTION, inputs, false).getProperties();
        var request = UpdateRequest.newBuilder()
                .setUrn(urn(FUNCTION))
                .setOlds(before)
                .setNews(Structs.struct(inputs.deepCopy().put("handler", "b")));

        var planned = Structs.json(update(request.setPreview(true)).getProperties());
        var updated = Structs.json(update(request.setPreview(false)).getProperties());

        assertThat(planned.path("version").asText()).isEqualTo(Unknown.TEXT);
        assertThat(planned.path("qualifiedArn").asText()).isEqualTo(Unknown.TEXT);
        assertThat(planned.path("arn").asText()).endsWith(":function:f");
        assertThat(planned.path("handler").asText()).isEqualTo("b");
        assertThat(updated.path("version").asText()).isEqualTo("2");
    }

    @ParameterizedTest
    @MethodSource("typesWithPolicies")
    void refusesAPolicyWhoseStatementIsAnObject(ResourceType type) {
        for (var policy : type.policies()) {
            var inputs = everyName().put(policy, OBJECT);
            var message = type.name() + " x: parsing policy: unexpected result: (<nil>) \"<nil>\":"
                    + " the Statement of its policy is an object, write a list";

            assertThatThrownBy(() -> create(type.name(), inputs, false)).hasMessageEndingWith("creating " + message);
            assertThatThrownBy(() -> create(type.name(), inputs, true)).hasMessageEndingWith("creating " + message);
            assertThatThrownBy(() -> update(
                            UpdateRequest.newBuilder().setUrn(urn(type.name())).setNews(Structs.struct(inputs))))
                    .hasMessageEndingWith("updating " + message);
            assertThatThrownBy(() -> read(type.name(), inputs)).hasMessageEndingWith("reading " + message);

            inputs.put(policy, LIST);
            assertThat(read(type.name(), inputs).getId()).isEqualTo("x");
            assertThat(create(type.name(), inputs, false).getId()).isNotEmpty();
        }
    }

    @Test
    void refusesAnInlinePolicyOfThatKindToo() {
        var inputs = json(
                "{'name': 'r', 'assumeRolePolicy': '" + LIST + "', 'inlinePolicies': [{'policy': '" + OBJECT + "'}]}");

        assertThatThrownBy(() -> create(ROLE, inputs, false)).hasMessageContaining("write a list");
    }

    @Test
    void checkRefusesWhatIsNoPolicy() {
        var answer = check(ROLE, json("{'name': 'r', 'assumeRolePolicy': 'everybody'}"));

        assertThat(answer.getFailuresList())
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure.getReason()).startsWith("a policy of it is no policy: it is not JSON"));
    }

    /** That is why a mended program does not repair what it deployed before. */
    @Test
    void aPolicyThatMeansTheSameIsNoChange() {
        assertThat(diff(OBJECT, LIST).getChanges()).isEqualTo(DiffChanges.DIFF_NONE);
        assertThat(diff(OBJECT, LIST.replace("Allow", "Deny")).getChanges()).isEqualTo(DiffChanges.DIFF_SOME);
    }

    @Test
    void saysWhereToAddATypeThatItDoesNotKnow() {
        assertThatThrownBy(() -> check("aws:ec2/vpc:Vpc", json("{}")))
                .hasMessageContaining("is not known here: add it to types.json");
    }

    static Stream<ResourceType> typesWithPolicies() {
        return ResourceType.all().filter(type -> !type.policies().isEmpty());
    }

    private CheckResponse check(String type, ObjectNode given) {
        return this.<CheckResponse>answer(observer -> provider.check(
                CheckRequest.newBuilder()
                        .setUrn(urn(type))
                        .setNews(Structs.struct(given))
                        .build(),
                observer));
    }

    private ObjectNode checked(String type, ObjectNode given) {
        return Structs.json(check(type, given).getInputs());
    }

    private CreateResponse create(String type, ObjectNode inputs, boolean preview) {
        return this.<CreateResponse>answer(observer -> provider.create(
                CreateRequest.newBuilder()
                        .setUrn(urn(type))
                        .setProperties(Structs.struct(checked(type, inputs)))
                        .setPreview(preview)
                        .build(),
                observer));
    }

    private UpdateResponse update(UpdateRequest.Builder request) {
        return this.<UpdateResponse>answer(observer -> provider.update(request.build(), observer));
    }

    private ReadResponse read(String type, ObjectNode state) {
        return this.<ReadResponse>answer(observer -> provider.read(
                ReadRequest.newBuilder()
                        .setUrn(urn(type))
                        .setId("x")
                        .setProperties(Structs.struct(state))
                        .build(),
                observer));
    }

    private DiffResponse diff(String before, String after) {
        return this.<DiffResponse>answer(observer -> provider.diff(
                DiffRequest.newBuilder()
                        .setUrn(urn(ROLE))
                        .setId("r")
                        .setOldInputs(Structs.struct(
                                checked(ROLE, json("{'name': 'r'}").put("assumeRolePolicy", before))))
                        .setNews(Structs.struct(
                                checked(ROLE, json("{'name': 'r'}").put("assumeRolePolicy", after))))
                        .build(),
                observer));
    }

    private <T> T answer(Consumer<StreamObserver<T>> call) {
        var answered = new Answered<T>();
        call.accept(answered);
        try {
            return answered.answer.join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** What any of the types is known by. */
    private static ObjectNode everyName() {
        return json("{'name': 'x', 'bucket': 'x', 'role': 'x', 'eventBusName': 'x', 'queueUrl': 'x', 'arn': 'x'}");
    }

    private static String urn(String type) {
        return "urn:pulumi:account-a::kaikin::" + type + "::x";
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    /** In single quotes, but for policies. */
    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JsonMapper.builder()
                    .enable(com.fasterxml.jackson.core.json.JsonReadFeature.ALLOW_SINGLE_QUOTES)
                    .build()
                    .readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Answered<T> implements StreamObserver<T> {
        private final CompletableFuture<T> answer = new CompletableFuture<>();

        @Override
        public void onNext(T value) {
            answer.complete(value);
        }

        @Override
        public void onError(Throwable problem) {
            answer.completeExceptionally(problem);
        }

        @Override
        public void onCompleted() {}
    }
}
