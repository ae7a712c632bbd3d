package kaikin.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kaikin.policies.model.Plan;
import kaikin.sandbox.namespace.Guard;

/**
 * The options that a sandbox is opened with.
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

    /** The source of a sandbox's plans; asked once the machine is known to have what a sandbox needs. */
    @FunctionalInterface
    public interface PlanSource {
        /**
         * The plans in the order of deployment, the hub first.
         *
         * @param progress is told what takes long
         */
        List<Plan> plans(Consumer<String> progress) throws IOException, InterruptedException;
    }

    /**
     * A server that someone wants in the sandbox.
     *
     * @param account the name of a stack, or an account id
     * @param oldAgent whether its agent is one that pastes parameters into scripts
     */
    public record ServerChoice(String name, String account, Guard guard, boolean oldAgent) {
        /** The form that it is written in. */
        public static final String FORM = "NAME=ACCOUNT,GUARD[,old-agent]";

        /** The servers where nobody chooses: the two servers of the demo. */
        public static final List<ServerChoice> DEFAULT = List.of(
                new ServerChoice("gitlab-1", "account-a", Guard.NFT_SETS, false),
                new ServerChoice("opengate-1", "account-b", Guard.NFT_SETS, false));

        private static final Pattern TEXT = Pattern.compile("([^=,]+)=([^=,]+),([^=,]+?)(,old-agent)?");

        /** Reads it as it is written on the command line. */
        public static ServerChoice parse(String text) {
            var match = TEXT.matcher(text);
            if (!match.matches()) {
                throw new IllegalArgumentException(
                        "\"%s\" is no server: write %s, such as web-1=account-b,fail2ban".formatted(text, FORM));
            }
            return new ServerChoice(match.group(1), match.group(2), Guard.of(match.group(3)), match.group(4) != null);
        }
    }
}
