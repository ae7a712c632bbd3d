package kaikin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file that someone wants something written into when all is done. */
final class OutputFile {
    private OutputFile() {}

    /** Fails where that will not be possible: before the work begins. */
    static void check(@Nullable Path file) throws IOException {
        if (file == null) {
            return;
        }
        var existing = Optional.of(file.toAbsolutePath());
        while (existing.isPresent() && !Files.exists(existing.get())) {
            existing = Optional.ofNullable(existing.get().getParent());
        }
        var isFile = existing.equals(Optional.of(file.toAbsolutePath()));
        var fits = existing.filter(Files::isWritable)
                .filter(found ->
                        isFile ? Files.isRegularFile(found) || !Files.isDirectory(found) : Files.isDirectory(found));
        if (fits.isEmpty()) {
            throw new IOException(file + " cannot be written: " + existing.orElse(file)
                    + (existing.filter(Files::isWritable).isEmpty()
                            ? " is read-only, or somebody else's"
                            : isFile ? " is a directory" : " is no directory"));
        }
    }

    /** Writes it, and the directories that it lies in. */
    static void write(Path file, String text) throws IOException {
        var directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.writeString(file, text);
    }
}
