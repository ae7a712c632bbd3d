package kaikin.policies.plan;

import io.grpc.InsecureServerCredentials;
import io.grpc.ServerBuilder;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Servers of the engine's protocol that only this machine reaches, by gRPC's smaller transport. */
public final class LoopbackGrpc {
    private LoopbackGrpc() {}

    /** One at a port that is free. */
    public static ServerBuilder<?> server() {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return OkHttpServerBuilder.forPort(address, InsecureServerCredentials.create());
    }
}
