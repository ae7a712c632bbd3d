package kaikin.sandbox.namespace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** A command of a test: with a time-out, its output in one string. */
record TestShell(int status, String output) {
    static TestShell run(List<String> command) {
        try {
            var bounded = new ArrayList<>(List.of("timeout", "-k", "1", "20"));
            bounded.addAll(command);
            var file = Files.createTempFile("kaikin-shell", ".out");
            try {
                var process = new ProcessBuilder(bounded)
                        .redirectErrorStream(true)
                        .redirectOutput(file.toFile())
                        .start();
                process.getOutputStream().close();
                return new TestShell(process.waitFor(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
