package kaikin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells those who wait what is going on: on standard error, so that outputs stay clean. Each step says how long it took
 * the last time, as {@code cli/launcher/progress.bash} says it of builds.
 */
public final class Progress {
    private static final String NAME =
            System.getProperty("kaikin.terminal") == null ? "kaikin: " : "\u001b[36mkaikin:\u001b[0m ";
    private static final Duration WORTH_SAYING = Duration.ofSeconds(2);

    private static @Nullable Path file;
    private static long since;

    private Progress() {}

    /** Says one thing. */
    public static void say(String line) {
        System.err.println(NAME + line);
    }

    /** Begins a step, which ends where the next begins or with {@link #end}; its first words say which it is. */
    public static synchronized void step(String line) {
        end();
        var began = Project.userCache().resolve("durations").resolve(key(line));
        say(line + usually(began));
        file = began;
        since = System.nanoTime();
    }

    /** Remembers how long the last step took. */
    public static synchronized void end() {
        if (file == null) {
            return;
        }
        var seconds = Duration.ofNanos(System.nanoTime() - since).toSeconds();
        try {
            Files.createDirectories(file.resolveSibling("."));
            var written = file.resolveSibling(
                    file.getFileName() + "." + ProcessHandle.current().pid());
            Files.writeString(written, seconds + "\n");
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // Nobody will be told the next time.
        }
        file = null;
    }

    private static String key(String line) {
        var words = new ArrayList<>(List.of(line.split("[^A-Za-z0-9]+", -1)));
        return String.join("-", words.subList(0, Math.min(2, words.size())));
    }

    private static String usually(Path file) {
        return read(file)
                .filter(took -> took.compareTo(WORTH_SAYING) >= 0)
                .map(took -> ", usually "
                        + (took.toSeconds() < 90
                                ? took.toSeconds() + " s"
                                : took.plusSeconds(30).toMinutes() + " min"))
                .orElse("");
    }

    private static Optional<Duration> read(Path file) {
        try {
            return Optional.of(
                    Duration.ofSeconds(Integer.parseInt(Files.readString(file).strip())));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
