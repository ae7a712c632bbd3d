package kaikin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kaikin.sandbox.CleanupActions;

/**
 * The user's own command, run beside what was brought up for it. It ends with all that it has started when this program
 * ends, even if that is killed: a small shell, the watch, waits for the end of a pipe that only this program holds.
 */
final class ChildCommand {
    private static final String WATCH = """
            end() {
              local child
              for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do end "$child"; done
              kill -TERM "$1" 2>/dev/null
            }
            trap '' INT TERM HUP
            read -r command || exit
            read -r _
            end "$command"
            true
            """;

    /**
     * Becomes the command once the watch knows of it. It says so into the watch's pipe; if this program lives
     * afterwards, its end is still to come there.
     */
    private static final String GATE = """
            watch=$1 program=$2
            shift 2
            echo $$ >"/proc/$watch/fd/0" && kill -0 "$program" || exit
            if ! command -v "$1" >/dev/null; then
              printf 'kaikin: cannot run %s: no such program, or not executable\\n' "$1" >&2
              exit 127
            fi
            exec "$@"
            """;

    private ChildCommand() {}

    /** Answers the command's status; 127, as a shell does, where there is no such program. */
    static int run(List<String> command, Path directory, Map<String, String> environment)
            throws IOException, InterruptedException {
        var watch = new ProcessBuilder("bash", "-c", WATCH)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        CleanupActions.untilExit().add(() -> end(watch));
        var words = new ArrayList<>(List.of(
                "bash",
                "-c",
                GATE,
                "kaikin",
                Long.toString(watch.pid()),
                Long.toString(ProcessHandle.current().pid())));
        words.addAll(command);
        var builder = new ProcessBuilder(words).directory(directory.toFile()).inheritIO();
        builder.environment().putAll(environment);
        try {
            return builder.start().waitFor();
        } finally {
            end(watch);
        }
    }

    private static void end(Process watch) throws IOException {
        watch.getOutputStream().close();
        try {
            watch.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
