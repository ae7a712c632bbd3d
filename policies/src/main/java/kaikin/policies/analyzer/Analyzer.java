package kaikin.policies.analyzer;

import com.google.protobuf.Empty;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.Policy;
import kaikin.policies.pack.PolicyPack;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.rules.KaikinPack;
import pulumirpc.AnalyzerGrpc.AnalyzerImplBase;
import pulumirpc.AnalyzerOuterClass.AnalyzeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzeResponse;
import pulumirpc.AnalyzerOuterClass.AnalyzeStackRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerHandshakeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerHandshakeResponse;
import pulumirpc.AnalyzerOuterClass.AnalyzerInfo;
import pulumirpc.AnalyzerOuterClass.AnalyzerStackConfigureRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerStackConfigureResponse;
import pulumirpc.AnalyzerOuterClass.ConfigureAnalyzerRequest;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyNotApplicable;
import pulumirpc.AnalyzerOuterClass.RemediateResponse;
import pulumirpc.Plugin.PluginInfo;

/** Answers the engine's analyzer protocol with the pack. */
final class Analyzer extends AnalyzerImplBase {
    private final OwnAccounts ofFiles;
    private final Clock clock;
    private final Runnable end;
    private final AnalyzedResources shown = new AnalyzedResources();
    private volatile PolicyPack pack;
    private volatile AnalyzerConfig config = new AnalyzerConfig(Map.of());

    Analyzer(OwnAccounts ofFiles, Clock clock, Runnable end) {
        this.ofFiles = ofFiles;
        this.clock = clock;
        this.end = end;
        this.pack = KaikinPack.of(ofFiles);
    }

    @Override
    public void handshake(AnalyzerHandshakeRequest request, StreamObserver<AnalyzerHandshakeResponse> observer) {
        answer(observer, AnalyzerHandshakeResponse::getDefaultInstance);
    }

    /** Nothing of the stack's configuration is needed, and its secrets are in it. */
    @Override
    public void configureStack(
            AnalyzerStackConfigureRequest request, StreamObserver<AnalyzerStackConfigureResponse> observer) {
        answer(observer, AnalyzerStackConfigureResponse::getDefaultInstance);
    }

    @Override
    public void getPluginInfo(Empty request, StreamObserver<PluginInfo> observer) {
        answer(
                observer,
                () -> PluginInfo.newBuilder().setVersion(pack.version()).build());
    }

    @Override
    public void getAnalyzerInfo(Empty request, StreamObserver<AnalyzerInfo> observer) {
        answer(observer, () -> new AnalyzerMessages(pack).pack());
    }

    @Override
    public void configure(ConfigureAnalyzerRequest request, StreamObserver<Empty> observer) {
        answer(observer, () -> {
            config = new AnalyzerConfig(request.getPolicyConfigMap());
            pack = KaikinPack.of(config.accounts(ofFiles));
            return Empty.getDefaultInstance();
        });
    }

    /** No rule changes anything. */
    @Override
    public void remediate(AnalyzeRequest request, StreamObserver<RemediateResponse> observer) {
        answer(observer, RemediateResponse::getDefaultInstance);
    }

    @Override
    public void analyze(AnalyzeRequest request, StreamObserver<AnalyzeResponse> observer) {
        answer(observer, () -> {
            var resource = shown.inputs(request);
            var findings = pack.validate(resource, shown::soFar, today()).stream()
                    .filter(finding -> finding.kind() != Finding.Kind.EXEMPT)
                    .toList();
            var response = response(findings);
            pack.policies().stream()
                    .filter(policy -> policy instanceof ResourceValidation rule && !rule.concerns(resource))
                    .forEach(policy -> response.addNotApplicable(PolicyNotApplicable.newBuilder()
                            .setPolicyName(policy.name())
                            .setReason("it is about other types of resources")));
            return response.build();
        });
    }

    /** What the rules about one resource find has been said by then, but for what is exempt. */
    @Override
    public void analyzeStack(AnalyzeStackRequest request, StreamObserver<AnalyzeResponse> observer) {
        answer(observer, () -> {
            var aboutOne = pack.policies().stream()
                    .filter(ResourceValidation.class::isInstance)
                    .map(Policy::name)
                    .collect(Collectors.toSet());
            var findings = pack.validate(shown.whole(request.getResourcesList()), today()).stream()
                    .filter(finding -> finding.kind() == Finding.Kind.EXEMPT || !aboutOne.contains(finding.rule()))
                    .toList();
            return response(findings).build();
        });
    }

    @Override
    public void cancel(Empty request, StreamObserver<Empty> observer) {
        answer(observer, Empty::getDefaultInstance);
        end.run();
    }

    private AnalyzeResponse.Builder response(List<Finding> findings) {
        var messages = new AnalyzerMessages(pack);
        var response = AnalyzeResponse.newBuilder();
        for (var finding : findings) {
            var level = config.level(finding.rule());
            if (level != EnforcementLevel.DISABLED) {
                response.addDiagnostics(messages.diagnostic(finding, level));
            }
        }
        return response;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** An error's text stays here: it may quote a secret. */
    private static <T> void answer(StreamObserver<T> observer, Supplier<T> answer) {
        try {
            observer.onNext(answer.get());
            observer.onCompleted();
        } catch (RuntimeException e) {
            observer.onError(Status.INTERNAL
                    .withDescription("the pack failed: " + e.getClass().getName())
                    .asException());
        }
    }
}
