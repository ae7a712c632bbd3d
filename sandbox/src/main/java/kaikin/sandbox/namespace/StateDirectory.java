package kaikin.sandbox.namespace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The files of a private namespace, as seen from the launcher and from the outer namespace alike: what is written
 * before it starts, what it says of itself while it runs, and what is removed at its end.
 */
record StateDirectory(Path path) {
    /** An overlay's upper directory cannot lie in its lower one; the others are the system's own. */
    private static final List<Path> FORBIDDEN = List.of("/etc", "/var/lib", "/proc", "/dev", "/sys").stream()
            .map(Path::of)
            .toList();

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

    StateDirectory {
        path = path.toAbsolutePath().normalize();
        for (var forbidden : FORBIDDEN) {
            if (path.startsWith(forbidden)) {
                throw new IllegalArgumentException(
                        "The sandbox's state cannot lie below %s: choose another directory than %s."
                                .formatted(forbidden, path));
            }
        }
    }

    /** Writes what the namespace needs before it starts. */
    void write(NamespacePlan plan) throws IOException {
        mustBeFree();
        Files.createDirectories(script(""));
        for (var script : SCRIPTS) {
            copy(script, script(script));
        }
        for (var guard : Guard.values()) {
            copy(guard.script(), script(guard.script()));
        }
        var config = Files.createDirectories(config());
        Files.write(
                config.resolve("servers"),
                plan.servers().stream()
                        .map(host -> String.join(
                                " ",
                                host.name(),
                                host.ipv4(),
                                host.ipv6(),
                                host.guard().id()))
                        .toList());
        Files.write(config.resolve("gateway-names"), plan.gatewayNames());
        Files.write(config.resolve("client-addresses"), NamespacePlan.CLIENT_ADDRESSES);
        Files.copy(plan.caBundleAddition(), config.resolve("ca.pem"));
    }

    /** Deletes what the namespace made, and nothing else that lies there. */
    void delete() throws IOException {
        for (var made : MADE) {
            TreeDeletion.tree(path.resolve(made));
        }
    }

    Path script(String name) {
        return path.resolve("scripts").resolve(name);
    }

    Path config() {
        return path.resolve("config");
    }

    Path machine(String host) {
        return path.resolve("servers").resolve(host);
    }

    /** Exists once network and mounts are there and the inside command has been started. */
    Path open() {
        return path.resolve("open");
    }

    Path outerLog() {
        return path.resolve("outer.log");
    }

    Path insideLog() {
        return path.resolve("inside.log");
    }

    boolean ready(String host) {
        return Files.exists(machine(host).resolve("ready"));
    }

    /** The exit status of the machine's first process, there once that has ended, and all others with it. */
    Path ended(String host) {
        return machine(host).resolve("ended");
    }

    boolean hasEnded(String host) {
        return Files.exists(ended(host));
    }

    /** The machine's first process, as the outer namespace counts. */
    long pid(String host) throws IOException {
        return Long.parseLong(Files.readString(machine(host).resolve("pid")).strip());
    }

    static String tail(Path log) {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException | UncheckedIOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    private void mustBeFree() {
        for (var made : MADE) {
            if (Files.exists(path.resolve(made))) {
                throw new IllegalStateException(
                        "%s already has a \"%s\": take an empty directory, or delete what a killed sandbox left there."
                                .formatted(path, made));
            }
        }
    }

    static void copy(String script, Path target) throws IOException {
        try (var resource = StateDirectory.class.getResourceAsStream(script)) {
            if (resource == null) {
                throw new IllegalStateException("The class path lacks the script " + script);
            }
            Files.copy(resource, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
