package kaikin.policies.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import io.grpc.stub.StreamObserver;
import java.util.Objects;
import java.util.Optional;
import kaikin.policies.plan.Answer;
import kaikin.policies.plan.Outputs;
import kaikin.policies.plan.Structs;
import kaikin.policies.plan.Urn;
import org.jspecify.annotations.Nullable;
import pulumirpc.Plugin.PluginInfo;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.ConfigureResponse;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.ProviderHandshakeRequest;
import pulumirpc.Provider.ProviderHandshakeResponse;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;
import pulumirpc.ResourceProviderGrpc.ResourceProviderImplBase;

/**
 * Answers the engine as AWS would, from {@link Outputs} alone: it keeps nothing, so nothing drifts. What AWS computes is
 * told in previews already.
 */
final class AwsProvider extends ResourceProviderImplBase {
    private final String version;
    private final Optional<String> credentials;
    private volatile @Nullable Target target;

    AwsProvider(String version, Optional<String> credentials) {
        this.version = version;
        this.credentials = credentials;
    }

    @Override
    public void handshake(ProviderHandshakeRequest request, StreamObserver<ProviderHandshakeResponse> observer) {
        Answer.to(
                observer,
                () -> ProviderHandshakeResponse.newBuilder()
                        .setAcceptSecrets(true)
                        .build());
    }

    @Override
    public void getPluginInfo(Empty request, StreamObserver<PluginInfo> observer) {
        Answer.to(observer, () -> PluginInfo.newBuilder().setVersion(version).build());
    }

    @Override
    public void checkConfig(CheckRequest request, StreamObserver<CheckResponse> observer) {
        check(request, observer);
    }

    @Override
    public void diffConfig(DiffRequest request, StreamObserver<DiffResponse> observer) {
        Answer.to(observer, () -> change(request, false).answer());
    }

    @Override
    public void configure(ConfigureRequest request, StreamObserver<ConfigureResponse> observer) {
        Answer.to(observer, () -> {
            target = Target.of(request.getArgs(), credentials);
            return ConfigureResponse.newBuilder()
                    .setAcceptSecrets(true)
                    .setSupportsPreview(true)
                    .build();
        });
    }

    /** Every name is written by the program: there is nothing to fill in. */
    @Override
    public void check(CheckRequest request, StreamObserver<CheckResponse> observer) {
        Answer.to(
                observer,
                () -> CheckResponse.newBuilder().setInputs(request.getNews()).build());
    }

    @Override
    public void diff(DiffRequest request, StreamObserver<DiffResponse> observer) {
        Answer.to(observer, () -> {
            var made = outputs().of(new Urn(request.getUrn()), Structs.json(request.getNews()));
            return change(request, !made.id().equals(request.getId())).answer();
        });
    }

    @Override
    public void create(CreateRequest request, StreamObserver<CreateResponse> observer) {
        Answer.to(observer, () -> {
            var inputs = Structs.json(request.getProperties());
            var made = outputs().of(new Urn(request.getUrn()), inputs);
            return CreateResponse.newBuilder()
                    .setId(made.id())
                    .setProperties(properties(inputs, made))
                    .build();
        });
    }

    @Override
    public void update(UpdateRequest request, StreamObserver<UpdateResponse> observer) {
        Answer.to(observer, () -> {
            var inputs = Structs.json(request.getNews());
            var next = Version.of(Structs.json(request.getOlds())) + 1;
            var made = outputs().of(new Urn(request.getUrn()), inputs, next);
            return UpdateResponse.newBuilder()
                    .setProperties(properties(inputs, made))
                    .build();
        });
    }

    @Override
    public void read(ReadRequest request, StreamObserver<ReadResponse> observer) {
        Answer.to(
                observer,
                () -> ReadResponse.newBuilder()
                        .setId(request.getId())
                        .setInputs(request.getInputs())
                        .setProperties(request.getProperties())
                        .build());
    }

    @Override
    public void delete(DeleteRequest request, StreamObserver<Empty> observer) {
        Answer.to(observer, Empty::getDefaultInstance);
    }

    @Override
    public void cancel(Empty request, StreamObserver<Empty> observer) {
        Answer.to(observer, Empty::getDefaultInstance);
    }

    private Outputs outputs() {
        return Objects.requireNonNull(target, "Configure comes first").outputs();
    }

    private static Change change(DiffRequest request, boolean replaces) {
        return new Change(Structs.json(request.getOldInputs()), Structs.json(request.getNews()), replaces);
    }

    private static Struct properties(ObjectNode inputs, Outputs.Made made) {
        return Structs.struct(Structs.both(inputs, made.outputs()));
    }
}
