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
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.EnforcementLevel;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.OwnAccounts;
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
import pulumirpc.AnalyzerOuterClass.PolicyNotApplicable;
import pulumirpc.AnalyzerOuterClass.RemediateResponse;
import pulumirpc.Plugin.PluginInfo;

/** The engine's analyzer protocol, answered by the pack. */
final class Analyzer extends AnalyzerImplBase {
    private final OwnAccounts ofFiles;
    private final Clock clock;
    private final Runnable end;
    private final AnalyzedResources shown = new AnalyzedResources();
    private volatile PolicyPack pack;
    private volatile EnforcementLevels levels = new EnforcementLevels(Map.of());

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
            levels = new EnforcementLevels(request.getPolicyConfigMap());
            pack = KaikinPack.of(RuleConfig.accounts(ofFiles, request.getPolicyConfigMap()));
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
            return response(findings)
                    .addAllNotApplicable(notApplicable(resource))
                    .build();
        });
    }

    /** What the rules about one resource find has been said by then, but for what is exempt. */
    @Override
    public void analyzeStack(AnalyzeStackRequest request, StreamObserver<AnalyzeResponse> observer) {
        answer(observer, () -> {
            var findings = pack.validate(shown.whole(request.getResourcesList()), today()).stream()
                    .filter(finding -> finding.kind() == Finding.Kind.EXEMPT || !isAboutOne(finding.rule()))
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
        var wording = new AnalyzerMessages(pack);
        var response = AnalyzeResponse.newBuilder();
        for (var finding : findings) {
            var level = levels.of(finding.rule());
            if (level != EnforcementLevel.DISABLED) {
                response.addDiagnostics(wording.diagnostic(finding, level));
            }
        }
        return response;
    }

    private List<PolicyNotApplicable> notApplicable(PlannedResource resource) {
        return pack.policies().stream()
                .filter(policy -> policy instanceof ResourceValidation rule && !rule.concerns(resource))
                .map(policy -> PolicyNotApplicable.newBuilder()
                        .setPolicyName(policy.name())
                        .setReason("it is about other types of resources")
                        .build())
                .toList();
    }

    private boolean isAboutOne(String rule) {
        return pack.policies().stream()
                .anyMatch(policy ->
                        policy instanceof ResourceValidation && policy.name().equals(rule));
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
