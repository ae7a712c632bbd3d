package kaikin.policies.plan;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;

/** One answer to one call of the engine's protocol. */
public final class GrpcReply {
    private GrpcReply() {}

    /** Gives the answer, or the reason why there is none. */
    public static <T> void to(StreamObserver<T> observer, Supplier<T> answer) {
        try {
            observer.onNext(answer.get());
            observer.onCompleted();
        } catch (IllegalArgumentException | IllegalStateException e) {
            observer.onError(
                    Status.FAILED_PRECONDITION.withDescription(e.getMessage()).asException());
        }
    }
}
