package kaikin.policies.provider;

import java.io.IOException;
import java.util.Optional;
import kaikin.policies.plan.LoopbackGrpc;

/**
 * The program that the engine starts as {@code pulumi-resource-aws}: it prints its port and serves until it is ended.
 * The account of its credentials is {@code KAIKIN_AWS_ACCOUNT}, or else the one that the stack allows.
 */
public final class ProviderMain {
    private ProviderMain() {}

    /** Takes the version that it stands in for; what the engine adds is of no use here. */
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
}
