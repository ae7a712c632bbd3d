package kaikin.policies.plan;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The archive of the JDK's and the libraries' classes that a program uses, which is the same for each of its versions:
 * the JVM takes it where the class path begins with these libraries, in this order. What comes behind them is read as it
 * is.
 */
record LibraryArchive(List<Path> libraries, Path file, Path noted) implements ClassArchive {
    private static final Object ONE_AT_A_TIME = new Object();

    LibraryArchive {
        libraries = List.copyOf(libraries);
    }

    /** Beside the libraries; each Java has its own. */
    static LibraryArchive of(List<Path> libraries) {
        var file = libraries.get(0).resolveSibling("libraries-" + Runtime.version() + ".jsa");
        var noted = file.resolveSibling("." + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".classes");
        return new LibraryArchive(libraries, file, noted);
    }

    @Override
    public List<String> options() throws IOException {
        var option = ClassArchive.isCurrent(file, libraries)
                ? "-XX:SharedArchiveFile=" + file
                : "-XX:DumpLoadedClassList=" + noted;
        return Stream.concat(Stream.of(option), QUIETLY.stream()).toList();
    }

    @Override
    public void keep() throws IOException, InterruptedException {
        if (!Files.exists(noted)) {
            return;
        }
        synchronized (ONE_AT_A_TIME) {
            if (!ClassArchive.isCurrent(file, libraries)) {
                dump();
            }
        }
        Files.delete(noted);
    }

    /** Of the program's own classes it only says that it cannot find them. */
    private void dump() throws IOException, InterruptedException {
        var fresh = noted.resolveSibling(noted.getFileName() + ".jsa");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-Xshare:dump", "-Xlog:disable", "-XX:+UseSerialGC"));
        command.addAll(List.of("-XX:SharedClassListFile=" + noted, "-XX:SharedArchiveFile=" + fresh, "-cp"));
        command.add(libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        var ended = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (ended == 0) {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
