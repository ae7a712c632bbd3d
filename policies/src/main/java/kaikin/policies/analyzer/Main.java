package kaikin.policies.analyzer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.plan.LoopbackGrpc;

/**
 * The program that the engine starts as {@code --policy-pack}: it prints its port, one line and nothing else, and serves until the
 * engine ends. With {@code --practise STATE...} it asks itself about these states, and ends.
 */
public final class Main {
    private static final int LARGEST_MESSAGE = 400 << 20;

    private Main() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var cancelled = new CompletableFuture<Void>();
        var server = LoopbackGrpc.server()
                .addService(new Analyzer(
                        OwnAccounts.ofProject(Path.of("")), Clock.systemUTC(), () -> cancelled.complete(null)))
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .build()
                .start();
        if (args.length >= 2 && args[0].equals("--practise")) {
            for (var state : List.of(args).subList(1, args.length)) {
                AnalyzerWarmup.with(server.getPort(), Path.of(state));
            }
        } else {
            System.out.println(server.getPort());
            System.out.flush();
            CompletableFuture.anyOf(cancelled, engineGone()).join();
        }
        server.shutdown().awaitTermination(1, TimeUnit.SECONDS);
        System.exit(0);
    }

    /** An engine that was killed cancels nothing: it is this process's parent. */
    private static CompletableFuture<?> engineGone() {
        return ProcessHandle.current()
                .parent()
                .<CompletableFuture<?>>map(ProcessHandle::onExit)
                .orElseGet(CompletableFuture::new);
    }
}
