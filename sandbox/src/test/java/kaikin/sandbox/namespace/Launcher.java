package kaikin.sandbox.namespace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** JVMs of their own that open a space, and what is left of them. */
final class Launcher {
    private Launcher() {}

    static Process start(List<String> prefix, Class<?> main, Path state) throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                state.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** What runs on this machine and speaks of this directory; the launchers themselves apart. */
    static List<String> processes(Path directory) {
        try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            var found = new ArrayList<String>();
            for (var process : all) {
                var line = commandLine(process);
                if (line.contains(directory + "/") && !line.contains("InASpace") && !line.contains("HoldsASpace")) {
                    found.add(line);
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline")).replace('\0', ' ');
        } catch (IOException e) {
            return ""; // It has just ended.
        }
    }
}
