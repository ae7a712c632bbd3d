package kaikin.sandbox.namespace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import kaikin.sandbox.namespace.NamespacePlan.GuardedHost;

/** What a space writes into its state directory before it starts, and removes at its end. */
final class NamespaceFiles {
    private static final List<String> SCRIPTS = List.of(
            "outer.sh",
            "network.sh",
            "names.sh",
            "machine.sh",
            "server.sh",
            "sshd.sh",
            "sshguard.sh",
            "client.sh",
            "enter.sh");
    private static final List<String> MADE =
            List.of("scripts", "config", "etc", "keys", "netns", "servers", "open", "outer.log", "inside.log");

    private NamespaceFiles() {}

    static void write(NamespacePlan plan, StateDirectory state) throws IOException {
        mustBeFree(state);
        Files.createDirectories(state.script(""));
        for (var script : scripts()) {
            copy(script, state.script(script));
        }
        var config = Files.createDirectories(state.config());
        Files.write(
                config.resolve("servers"),
                plan.servers().stream().map(NamespaceFiles::line).toList());
        Files.write(config.resolve("gateway-names"), plan.gatewayNames());
        Files.write(config.resolve("client-addresses"), NamespacePlan.CLIENT_ADDRESSES);
        Files.copy(plan.caBundleAddition(), config.resolve("ca.pem"));
    }

    /** Deletes what the space made, and nothing else that lies there. */
    static void delete(StateDirectory state) throws IOException {
        for (var made : MADE) {
            var path = state.path().resolve(made);
            TreeDeletion.tree(path);
        }
    }

    private static void mustBeFree(StateDirectory state) {
        for (var made : MADE) {
            if (Files.exists(state.path().resolve(made))) {
                throw new IllegalStateException(
                        "%s already has a \"%s\": take an empty directory, or delete what a killed sandbox left there."
                                .formatted(state.path(), made));
            }
        }
    }

    private static List<String> scripts() {
        return Stream.concat(SCRIPTS.stream(), Arrays.stream(Guard.values()).map(Guard::script))
                .toList();
    }

    private static String line(GuardedHost host) {
        return String.join(
                " ", host.name(), host.ipv4(), host.ipv6(), host.guard().id());
    }

    static void copy(String script, Path target) throws IOException {
        try (var resource = NamespaceFiles.class.getResourceAsStream(script)) {
            if (resource == null) {
                throw new IllegalStateException("The class path lacks the script " + script);
            }
            Files.copy(resource, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
