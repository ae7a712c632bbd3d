package kaikin.policies.provider;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kaikin.policies.model.Defaults;
import kaikin.policies.model.Urn;
import kaikin.policies.plan.LoopbackGrpc;
import kaikin.policies.plan.Outputs;
import kaikin.policies.plan.Structs;
import org.jspecify.annotations.Nullable;
import pulumirpc.Plugin.PluginInfo;
import pulumirpc.Provider.CheckFailure;
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
 * The program that the engine starts as {@code pulumi-resource-aws}: answers the engine as the real provider does, from {@link Outputs} and {@link ResourceType} alone: it keeps nothing, so
 * nothing drifts. What AWS computes, a preview does not know.
 */
public final class AwsProvider extends ResourceProviderImplBase {
    private final String version;
    private final Optional<String> credentials;
    private volatile @Nullable ProviderTarget target;

    AwsProvider(String version, Optional<String> credentials) {
        this.version = version;
        this.credentials = credentials;
    }

    /**
     * Prints the port and serves until it is ended. The account of its credentials is {@code KAIKIN_AWS_ACCOUNT}, or else
     * the one that the stack allows.
     *
     * @param args the version that it stands in for; what the engine adds is of no use here
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        var credentials = Optional.ofNullable(System.getenv("KAIKIN_AWS_ACCOUNT"));
        var server = LoopbackGrpc.server()
                .addService(new AwsProvider(args[0], credentials))
                .maxInboundMessageSize(64 << 20)
                .build()
                .start();
        System.out.println(server.getPort());
        server.awaitTermination();
    }

    @Override
    public void handshake(ProviderHandshakeRequest request, StreamObserver<ProviderHandshakeResponse> observer) {
        LoopbackGrpc.reply(
                observer,
                () -> ProviderHandshakeResponse.newBuilder()
                        .setAcceptSecrets(true)
                        .build());
    }

    @Override
    public void getPluginInfo(Empty request, StreamObserver<PluginInfo> observer) {
        LoopbackGrpc.reply(
                observer, () -> PluginInfo.newBuilder().setVersion(version).build());
    }

    /** A provider's own settings are taken as they are. */
    @Override
    public void checkConfig(CheckRequest request, StreamObserver<CheckResponse> observer) {
        LoopbackGrpc.reply(
                observer,
                () -> CheckResponse.newBuilder().setInputs(request.getNews()).build());
    }

    @Override
    public void diffConfig(DiffRequest request, StreamObserver<DiffResponse> observer) {
        LoopbackGrpc.reply(
                observer,
                () -> new ResourceDiff(
                                Structs.json(request.getOldInputs()), Structs.json(request.getNews()), List.of(), false)
                        .answer());
    }

    @Override
    public void configure(ConfigureRequest request, StreamObserver<ConfigureResponse> observer) {
        LoopbackGrpc.reply(observer, () -> {
            target = ProviderTarget.of(request.getArgs(), credentials);
            return ConfigureResponse.newBuilder()
                    .setAcceptSecrets(true)
                    .setSupportsPreview(true)
                    .build();
        });
    }

    @Override
    public void check(CheckRequest request, StreamObserver<CheckResponse> observer) {
        LoopbackGrpc.reply(observer, () -> {
            var type = ResourceType.of(new Urn(request.getUrn()));
            var given = Structs.json(request.getNews());
            var answer = CheckResponse.newBuilder().setInputs(Structs.struct(type.checked(given)));
            type.policiesIn(given)
                    .flatMap(policy -> new AwsPolicyText(policy).problem().stream())
                    .forEach(problem ->
                            answer.addFailures(CheckFailure.newBuilder().setReason("a policy of it " + problem)));
            return answer.build();
        });
    }

    @Override
    public void diff(DiffRequest request, StreamObserver<DiffResponse> observer) {
        LoopbackGrpc.reply(observer, () -> {
            var resource = resource(request.getUrn());
            var before = Structs.json(request.getOldInputs());
            var after = Structs.json(request.getNews());
            var replaces = !resource.id(after).equals(request.getId());
            return new ResourceDiff(
                            Defaults.unnoted(before),
                            Defaults.unnoted(after),
                            resource.type().policies(),
                            replaces)
                    .answer();
        });
    }

    @Override
    public void create(CreateRequest request, StreamObserver<CreateResponse> observer) {
        LoopbackGrpc.reply(observer, () -> {
            var resource = resource(request.getUrn());
            var inputs = Structs.json(request.getProperties());
            resource.refuseObjects("creating", inputs);
            if (!request.getPreview()) {
                resource.refuseInvalid(inputs);
            }
            var answer = CreateResponse.newBuilder();
            return request.getPreview()
                    ? answer.setProperties(Structs.struct(resource.planned(inputs)))
                            .build()
                    : answer.setId(resource.id(inputs))
                            .setProperties(Structs.struct(resource.outputs(inputs, 1)))
                            .build();
        });
    }

    @Override
    public void update(UpdateRequest request, StreamObserver<UpdateResponse> observer) {
        LoopbackGrpc.reply(observer, () -> {
            var resource = resource(request.getUrn());
            var inputs = Structs.json(request.getNews());
            resource.refuseObjects("updating", inputs);
            if (!request.getPreview()) {
                resource.refuseInvalid(inputs);
            }
            var version = AwsResource.version(Structs.json(request.getOlds()));
            var outputs =
                    request.getPreview() ? resource.planned(inputs, version) : resource.outputs(inputs, version + 1);
            return UpdateResponse.newBuilder()
                    .setProperties(Structs.struct(outputs))
                    .build();
        });
    }

    /** AWS has what the state says. */
    @Override
    public void read(ReadRequest request, StreamObserver<ReadResponse> observer) {
        LoopbackGrpc.reply(observer, () -> {
            resource(request.getUrn()).refuseObjects("reading", Structs.json(request.getProperties()));
            return ReadResponse.newBuilder()
                    .setId(request.getId())
                    .setInputs(request.getInputs())
                    .setProperties(request.getProperties())
                    .build();
        });
    }

    @Override
    public void delete(DeleteRequest request, StreamObserver<Empty> observer) {
        LoopbackGrpc.reply(observer, Empty::getDefaultInstance);
    }

    @Override
    public void cancel(Empty request, StreamObserver<Empty> observer) {
        LoopbackGrpc.reply(observer, Empty::getDefaultInstance);
    }

    private AwsResource resource(String urn) {
        return AwsResource.of(urn, Objects.requireNonNull(target, "Configure comes first"));
    }
}
