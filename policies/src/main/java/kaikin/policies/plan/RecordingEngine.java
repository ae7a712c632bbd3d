package kaikin.policies.plan;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import pulumirpc.EngineGrpc.EngineImplBase;
import pulumirpc.EngineOuterClass.GetRootResourceRequest;
import pulumirpc.EngineOuterClass.GetRootResourceResponse;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.LogSeverity;
import pulumirpc.EngineOuterClass.SetRootResourceRequest;
import pulumirpc.EngineOuterClass.SetRootResourceResponse;

/** The part of the engine that a program logs to and that knows the stack's own resource. */
final class RecordingEngine extends EngineImplBase {
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private volatile String root = "";

    /** Warnings and errors that the program logged. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void log(LogRequest request, StreamObserver<Empty> observer) {
        if (request.getSeverity().compareTo(LogSeverity.WARNING) >= 0) {
            complaints.add(request.getMessage().strip());
        }
        observer.onNext(Empty.getDefaultInstance());
        observer.onCompleted();
    }

    @Override
    public void getRootResource(GetRootResourceRequest request, StreamObserver<GetRootResourceResponse> observer) {
        observer.onNext(GetRootResourceResponse.newBuilder().setUrn(root).build());
        observer.onCompleted();
    }

    @Override
    public void setRootResource(SetRootResourceRequest request, StreamObserver<SetRootResourceResponse> observer) {
        root = request.getUrn();
        observer.onNext(SetRootResourceResponse.getDefaultInstance());
        observer.onCompleted();
    }
}
