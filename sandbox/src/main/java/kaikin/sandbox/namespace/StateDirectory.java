package kaikin.sandbox.namespace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of a space, as seen from the launcher and from the outer namespace alike. */
record StateDirectory(Path path) {
    /** An overlay's upper directory cannot lie in its lower one; the others are the system's own. */
    private static final List<Path> FORBIDDEN = List.of("/etc", "/var/lib", "/proc", "/dev", "/sys").stream()
            .map(Path::of)
            .toList();

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
}
