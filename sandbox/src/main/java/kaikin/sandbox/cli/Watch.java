package kaikin.sandbox.cli;

import java.io.IOException;
import java.util.List;

/**
 * Ends a command and all that it has started when this program ends, even if it is killed: a small shell waits for the
 * end of its standard input.
 */
final class Watch implements AutoCloseable {
    private static final String SCRIPT = """
            end() {
              local child
              for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do end "$child"; done
              kill -TERM "$1" 2>/dev/null
            }
            trap '' INT TERM
            read -r _
            end "$1"
            true
            """;

    private final Process shell;

    private Watch(Process shell) {
        this.shell = shell;
    }

    static Watch over(Process command) throws IOException {
        return new Watch(new ProcessBuilder(List.of("bash", "-c", SCRIPT, "watch", Long.toString(command.pid())))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    @Override
    public void close() throws IOException {
        shell.getOutputStream().close();
        try {
            shell.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
