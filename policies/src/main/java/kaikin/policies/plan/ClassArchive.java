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

/** A JVM's archive of classes that are ready to use: without one a plan takes 1.6 times the processor time. */
interface ClassArchive {
    /** The JVM would complain of an archive that is not right on standard output; it does without. */
    List<String> QUIETLY = List.of("-Xshare:auto", "-Xlog:disable", "-Xlog:all=error,cds*=off:stderr");

    /** The JVM's options for a program: to use the archive, or to note what is to be in it. */
    List<String> options() throws IOException;

    /** After a run: puts the archive into place where there was none; several runs at once make the same. */
    void keep() throws IOException, InterruptedException;

    /** Whether an archive is there that is no older than what it was made of. */
    static boolean isCurrent(Path archive, List<Path> jars) throws IOException {
        if (!Files.exists(archive)) {
            return false;
        }
        var made = Files.getLastModifiedTime(archive);
        for (var jar : jars) {
            if (made.compareTo(Files.getLastModifiedTime(jar)) < 0) {
                return false;
            }
        }
        return true;
    }

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

    /**
     * The archive of the JDK's and the libraries' classes that a program uses, which is the same for each of its
     * versions: the JVM takes it where the class path begins with these libraries, in this order. What comes behind
     * them is read as it is.
     */
    record LibraryArchive(List<Path> libraries, Path file, Path noted) implements ClassArchive {
        private static final Object ONE_AT_A_TIME = new Object();

        public LibraryArchive {
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
}
