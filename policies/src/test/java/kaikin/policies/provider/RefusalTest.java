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
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;

/** What the real provider would answer with AWS's refusal. */
class RefusalTest {
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

    private List<Throwable> create(String body, boolean preview) {
        var answers = new Answers<CreateResponse>();
        provider.create(
                CreateRequest.newBuilder()
                        .setUrn(URN)
                        .setProperties(dashboard(body))
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
