package kaikin.policies.plan;

import io.grpc.InsecureServerCredentials;
import io.grpc.ServerBuilder;
import io.grpc.Status;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/** The engine's protocol between processes of this machine: servers that nobody else reaches, and their replies. */
public final class LoopbackGrpc {
    private LoopbackGrpc() {}

    /** A server at a free port, by gRPC's smaller transport. */
    public static ServerBuilder<?> server() {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return OkHttpServerBuilder.forPort(address, InsecureServerCredentials.create());
    }

    /** Gives the answer, or the reason why there is none. */
    public static <T> void reply(StreamObserver<T> observer, Supplier<T> answer) {
        try {
            observer.onNext(answer.get());
            observer.onCompleted();
        } catch (IllegalArgumentException | IllegalStateException e) {
            observer.onError(
                    Status.FAILED_PRECONDITION.withDescription(e.getMessage()).asException());
        }
    }
}
