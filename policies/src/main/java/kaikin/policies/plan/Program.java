package kaikin.policies.plan;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.plan.ClassArchive.JarArchive;
import kaikin.policies.plan.ClassArchive.LibraryArchive;

/** A stack's program, as a JVM is told to run it. */
public sealed interface Program {
    /** The arguments of {@code java}. */
    List<String> arguments();

    /** The archive in which the JVM keeps its classes ready to use. */
    ClassArchive archive();

    /** Fails with words for people where a part of it is not there. */
    void require() throws IOException;

    /** The packaged program, its libraries beside it as its manifest says. */
    record Jar(Path file) implements Program {
        @Override
        public ClassArchive archive() {
            return JarArchive.of(file);
        }

        @Override
        public List<String> arguments() {
            return List.of("-jar", file.toString());
        }

        @Override
        public void require() throws IOException {
            for (var each : files()) {
                require(each);
            }
        }

        /** The jar and its libraries. */
        public List<Path> files() throws IOException {
            if (!Files.exists(file)) {
                return List.of(file);
            }
            return Stream.concat(
                            Stream.of(file),
                            libraries().stream()
                                    .map(library -> Path.of(file.toUri().resolve(library))))
                    .toList();
        }

        private static void require(Path built) throws IOException {
            if (!Files.exists(built)) {
                throw new IOException(built + " is not built: run ./mvnw -q package");
            }
        }

        private List<String> libraries() throws IOException {
            try (var jar = new JarFile(file.toFile())) {
                return Optional.ofNullable(jar.getManifest())
                        .map(manifest -> manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH))
                        .map(classPath -> List.of(classPath.split(" ")))
                        .orElse(List.of());
            }
        }
    }

    /**
     * A program that was only compiled.
     *
     * @param libraries what it uses, which changes seldom
     * @param classes its own directories and jars
     */
    record Classes(List<Path> libraries, List<Path> classes, String mainClass) implements Program {
        public Classes {
            libraries = List.copyOf(libraries);
            classes = List.copyOf(classes);
        }

        @Override
        public ClassArchive archive() {
            return LibraryArchive.of(libraries);
        }

        @Override
        public List<String> arguments() {
            var classPath = Stream.concat(libraries.stream(), classes.stream())
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
            return List.of("-cp", classPath, mainClass);
        }

        @Override
        public void require() {
            // It was compiled a moment ago.
        }
    }
}
