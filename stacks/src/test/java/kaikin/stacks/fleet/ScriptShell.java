package kaikin.stacks.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a command of a test did; it had three minutes, for slow machines. */
record ScriptShell(int status, String stdout, String stderr) {
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** Runs the command with no environment but the one given, and leaves its output in the directory. */
    static ScriptShell run(Path directory, Map<String, String> environment, String... command) {
        var bounded = new ArrayList<>(List.of("timeout", "-k", "1", "180"));
        bounded.addAll(List.of(command));
        var stdout = directory.resolve("stdout");
        var stderr = directory.resolve("stderr");
        var builder = new ProcessBuilder(bounded)
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", PATH);
        builder.environment().putAll(environment);
        try {
            var status = builder.start().waitFor();
            return new ScriptShell(status, Files.readString(stdout), Files.readString(stderr));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Whether this machine can run the command at all. */
    static boolean runs(String... command) {
        try {
            var directory = Files.createTempDirectory("kaikin-probe");
            try {
                return run(directory, Map.of(), command).status() == 0;
            } finally {
                Files.delete(directory.resolve("stdout"));
                Files.delete(directory.resolve("stderr"));
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String lastLine() {
        return stdout.substring(stdout.stripTrailing().lastIndexOf('\n') + 1).stripTrailing();
    }
}
