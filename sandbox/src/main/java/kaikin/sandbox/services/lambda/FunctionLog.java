package kaikin.sandbox.services.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * The log that a function's output goes to: Lambda writes it with the function's role, and loses what it may not write.
 */
final class FunctionLog {
    private final Path file;
    private final BooleanSupplier mayWrite;
    private final boolean now;
    private final boolean later;

    /**
     * Creates it.
     *
     * @param mayWrite asks whether the role may write
     * @param later whether it may be allowed later what it is not now
     */
    FunctionLog(Path file, BooleanSupplier mayWrite, boolean later) {
        this.file = file;
        this.mayWrite = mayWrite;
        this.now = mayWrite.getAsBoolean();
        this.later = later;
    }

    /** Returns where a process writes to; what it writes to a pipe is read by {@link #follow}. */
    ProcessBuilder.Redirect destination() throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        if (now) {
            return ProcessBuilder.Redirect.appendTo(file.toFile());
        }
        return later ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.DISCARD;
    }

    /** Writes a line of Lambda's own. */
    void write(String line) {
        if (now || (later && mayWrite.getAsBoolean())) {
            try {
                Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
            } catch (IOException e) {
                System.err.println("the log " + file + " lacks «" + line + "»: " + e);
            }
        }
    }

    /** Writes what the process prints from the moment on that this is allowed. */
    void follow(Process process) {
        if (!now && later) {
            var thread = new Thread(() -> copy(process.getInputStream()), "log");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void copy(InputStream printed) {
        var buffer = new byte[8192];
        var allowed = false;
        try (printed) {
            for (var count = printed.read(buffer); count >= 0; count = printed.read(buffer)) {
                allowed = allowed || mayWrite.getAsBoolean();
                if (allowed) {
                    Files.write(file, Arrays.copyOf(buffer, count), StandardOpenOption.APPEND);
                }
            }
        } catch (IOException e) {
            System.err.println("the log " + file + " ends here: " + e);
        }
    }
}
