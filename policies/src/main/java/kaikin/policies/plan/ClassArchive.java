package kaikin.policies.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The JVM's archive of a program's classes beside its jar, made by the first run after a build: without it a plan takes
 * 1.6 times the processor time.
 *
 * @param fresh where the run that makes it writes it
 */
public record ClassArchive(Path jar, Path file, Path fresh) {
    /** For classes in directories, of which the JVM makes no archive. */
    static final ClassArchive NONE = new ClassArchive(Path.of(""), Path.of(""), Path.of(""));

    static ClassArchive of(Path jar) {
        var name = jar.getFileName() + ".jsa";
        var fresh = name + "." + ProcessHandle.current().pid() + "-" + System.nanoTime();
        return new ClassArchive(jar, jar.resolveSibling(name), jar.resolveSibling(fresh));
    }

    /** What the JVM needs on its command line; what it has to say of an old archive would land on standard output. */
    List<String> options() throws IOException {
        if (equals(NONE)) {
            return List.of();
        }
        return List.of(
                isCurrent() ? "-XX:SharedArchiveFile=" + file : "-XX:ArchiveClassesAtExit=" + fresh,
                "-Xshare:auto",
                "-Xlog:disable",
                "-Xlog:all=error:stderr");
    }

    /** After a run: puts into place what it has made, if it has; several runs at once make the same. */
    void keep() throws IOException {
        if (!equals(NONE) && Files.exists(fresh)) {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private boolean isCurrent() throws IOException {
        return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) >= 0;
    }
}
