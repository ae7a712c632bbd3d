package kaikin.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What a sandbox is to be made of.
 *
 * @param project the repository's directory
 * @param states exported states to deploy, in this order, instead of the program's own plan
 * @param webhookToken Base64, as Chatwork gives it
 * @param port of the webhook on 127.0.0.1; 0 takes any that is free
 */
public record Setup(Path project, List<Path> states, Optional<String> webhookToken, int port) {
    /** The stacks that are recorded where no states are given. */
    static final List<String> STACKS = List.of("account-a", "account-b");

    public Setup {
        states = List.copyOf(states);
        webhookToken.ifPresent(Setup::checkToken);
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
