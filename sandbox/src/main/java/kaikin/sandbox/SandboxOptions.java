package kaikin.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kaikin.sandbox.namespace.Guard;

/**
 * What a sandbox is to be made of.
 *
 * @param project the repository's directory
 * @param plans what to deploy
 * @param webhookToken Base64, as Chatwork gives it
 * @param port of the webhook on 127.0.0.1; 0 takes any that is free
 * @param servers none means those of the demo
 * @param iamDelay the minutes until roles' policies take effect
 */
public record SandboxOptions(
        Path project,
        PlanSource plans,
        Optional<String> webhookToken,
        int port,
        List<ServerChoice> servers,
        int iamDelay) {
    public SandboxOptions {
        servers = List.copyOf(servers);
        webhookToken.ifPresent(SandboxOptions::checkToken);
        if (iamDelay < 0 || iamDelay > 60) {
            throw new IllegalArgumentException("IAM may be late by 0 to 60 minutes, not by " + iamDelay);
        }
    }

    /** With an IAM that is never late. */
    public SandboxOptions(
            Path project, PlanSource plans, Optional<String> webhookToken, int port, List<ServerChoice> servers) {
        this(project, plans, webhookToken, port, servers, 0);
    }

    /** With the servers of the demo. */
    public SandboxOptions(Path project, PlanSource plans, Optional<String> webhookToken, int port) {
        this(project, plans, webhookToken, port, List.of());
    }

    Set<Guard> guards() {
        var chosen = servers.isEmpty() ? ServerChoice.DEFAULT : servers;
        return chosen.stream().map(ServerChoice::guard).collect(Collectors.toSet());
    }

    Path lambdaRuntime() throws IOException {
        var directory = project.resolve("sandbox/target/lambda-runtime");
        if (!directory.toFile().isDirectory()) {
            throw new IOException(directory + " is not built: run ./mvnw -q package");
        }
        return directory;
    }

    private static void checkToken(String token) {
        try {
            if (Base64.getDecoder().decode(token).length == 0) {
                throw new IllegalArgumentException("KAIKIN_WEBHOOK_TOKEN is empty: unset it, or give a Base64 text");
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("KAIKIN_WEBHOOK_TOKEN is not Base64, as Chatwork's tokens are", e);
        }
    }
}
