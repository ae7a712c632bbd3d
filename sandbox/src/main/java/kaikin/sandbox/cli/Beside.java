package kaikin.sandbox.cli;

import java.io.IOException;
import java.util.Map;
import kaikin.sandbox.Leftovers;
import picocli.CommandLine;

/** The user's own command, run beside what was brought up for it. */
final class Beside {
    private Beside() {}

    /** Answers the command's status; the command ends when this program does. */
    static int run(ProcessBuilder command, Map<String, String> environment) throws IOException, InterruptedException {
        command.inheritIO().environment().putAll(environment);
        var process = start(command);
        try (var watch = Watch.over(process)) {
            Leftovers.untilExit().add(watch::close);
            return process.waitFor();
        }
    }

    private static Process start(ProcessBuilder builder) throws NoSuchCommand {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new NoSuchCommand(
                    "cannot run " + builder.command().get(0) + ": no such program, or not executable", e);
        }
    }

    /** As a shell tells it: status 127. */
    private static final class NoSuchCommand extends IOException implements CommandLine.IExitCodeGenerator {
        private NoSuchCommand(String message, IOException cause) {
            super(message, cause);
        }

        @Override
        public int getExitCode() {
            return 127;
        }
    }
}
