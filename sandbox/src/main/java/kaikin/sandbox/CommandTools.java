package kaikin.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import kaikin.sandbox.namespace.PrivateNamespace;

/** The small programs on the PATH of a command beside the sandbox; each is a script of that name in {@code tools}. */
final class CommandTools {
    private static final List<String> NAMES = List.of(
            "kaikin-server",
            "kaikin-minute",
            "kaikin-hour",
            "kaikin-day",
            "kaikin-silence",
            "kaikin-terminate",
            "kaikin-untag",
            "kaikin-revoke",
            "kaikin-redeliver",
            "kaikin-mishap",
            "kaikin-failed-events",
            "kaikin-lost-events",
            "kaikin-queues",
            "kaikin-versions",
            "kaikin-alarm",
            "kaikin-as");

    private CommandTools() {}

    static void write(StateFiles state, PrivateNamespace namespace, String region) throws IOException {
        Files.createDirectories(state.bin());
        var head = """
                #!/usr/bin/env bash
                control=%s
                region=%s
                machine=(%s)
                inside=(%s)
                """.formatted(
                        quoted(List.of(state.controlSocket().toString())),
                        quoted(List.of(region)),
                        quoted(namespace.machineEntrance()),
                        quoted(namespace.insideEntrance()));
        for (var name : NAMES) {
            var file = Files.writeString(state.bin().resolve(name), head + script("common.bash") + script(name));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static String script(String name) throws IOException {
        try (var resource = CommandTools.class.getResourceAsStream("tools/" + name)) {
            if (resource == null) {
                throw new IllegalStateException("The class path lacks the script " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String quoted(List<String> words) {
        return words.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
