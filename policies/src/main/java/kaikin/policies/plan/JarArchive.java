package kaikin.policies.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The archive of a packaged program, beside its jar, written by the first run after a build at its end.
 *
 * @param fresh where the run that makes it writes it
 */
record JarArchive(Path jar, Path file, Path fresh) implements ClassArchive {
    static JarArchive of(Path jar) {
        var name = jar.getFileName() + ".jsa";
        var fresh = name + "." + ProcessHandle.current().pid() + "-" + System.nanoTime();
        return new JarArchive(jar, jar.resolveSibling(name), jar.resolveSibling(fresh));
    }

    @Override
    public List<String> options() throws IOException {
        var option = ClassArchive.isCurrent(file, List.of(jar))
                ? "-XX:SharedArchiveFile=" + file
                : "-XX:ArchiveClassesAtExit=" + fresh;
        return Stream.concat(Stream.of(option), QUIETLY.stream()).toList();
    }

    @Override
    public void keep() throws IOException {
        if (Files.exists(fresh)) {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
