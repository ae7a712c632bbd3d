package kaikin.cli.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import kaikin.policies.plan.Program;

/**
 * The program's files that have changed since it was built, where nothing else has. Where other classes cannot tell,
 * they alone are compiled, before the built ones on the class path: most of a compiler's work is the rest.
 */
record ChangedSources(Path project, List<Path> changed) {
    private static final String SOURCES = "stacks/src/main/java";
    private static final String RESOURCES = "stacks/src/main/resources";

    /** Returns what the record of the build says ({@code .mvn/built}); none where a file has come or gone. */
    static Optional<ChangedSources> of(Path project) throws IOException {
        var record = project.resolve("stacks/target/built");
        if (!Files.isRegularFile(record)) {
            return Optional.empty();
        }
        var built = new TreeMap<String, String>();
        for (var line : Files.readAllLines(record)) {
            var parts = line.split(" [ *]", 2);
            if (parts.length == 2 && parts[1].startsWith("stacks/src/main/")) {
                built.put(parts[1], parts[0]);
            }
        }
        var now = digests(project);
        if (!now.keySet().equals(built.keySet())) {
            return Optional.empty();
        }
        var changed = now.entrySet().stream()
                .filter(file -> !file.getValue().equals(built.get(file.getKey())))
                .map(file -> project.resolve(file.getKey()))
                .toList();
        return Optional.of(new ChangedSources(project, changed));
    }

    private static Map<String, String> digests(Path project) throws IOException {
        var digests = new TreeMap<String, String>();
        try (var files = Files.walk(project.resolve("stacks/src/main"))) {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var file : files.filter(Files::isRegularFile).toList()) {
                digests.put(
                        project.relativize(file).toString(),
                        HexFormat.of().formatHex(sha.digest(Files.readAllBytes(file))));
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return digests;
    }

    /**
     * The program with these files; none where the rest has to be compiled as well.
     *
     * @param classes an empty directory
     */
    Optional<Program> program(Path classes) throws IOException {
        var libraries = SourceTree.libraries(project);
        var built = List.of(
                project.resolve("stacks/target/stacks.jar"), project.resolve("runtime/target/runtime-0.1.0.jar"));
        var sources = changed.stream()
                .filter(file -> file.startsWith(project.resolve(SOURCES)))
                .toList();
        if (!sources.isEmpty()) {
            new Javac(project, Stream.concat(libraries.stream(), built.stream()).toList()).compile(sources, classes);
            if (!looksTheSame(classes, built.get(0), sources)) {
                return Optional.empty();
            }
        }
        var resources = project.resolve(RESOURCES);
        for (var file : changed) {
            if (file.startsWith(resources)) {
                var copy = classes.resolve(resources.relativize(file).toString());
                Files.createDirectories(copy.resolveSibling("."));
                Files.copy(file, copy);
            }
        }
        var own = Stream.concat(Stream.of(classes), built.stream()).toList();
        return Optional.of(new Program.Classes(libraries, own, "kaikin.stacks.Main"));
    }

    /** Tells whether the classes of these sources look to others as they did. */
    private boolean looksTheSame(Path classes, Path jar, List<Path> sources) throws IOException {
        try (var before = new JarFile(jar.toFile())) {
            var names = new TreeSet<>(compiled(classes));
            before.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> isOf(name, sources))
                    .forEach(names::add);
            for (var name : names) {
                var entry = before.getEntry(name);
                var now = classes.resolve(name);
                var both = entry != null && Files.exists(now);
                // Nobody else has a name for these.
                if (both
                        ? !ClassShape.of(before.getInputStream(entry).readAllBytes())
                                .equals(ClassShape.of(Files.readAllBytes(now)))
                        : !name.matches(".*\\$[0-9]+[^/]*\\.class")) {
                    return false;
                }
            }
            return true;
        }
    }

    private boolean isOf(String name, List<Path> sources) {
        var source = project.resolve(SOURCES).resolve(name.replaceFirst("(\\$[^/]*)?\\.class$", ".java"));
        return name.endsWith(".class") && sources.contains(source);
    }

    private static List<String> compiled(Path classes) throws IOException {
        try (var files = Files.walk(classes)) {
            var names = new ArrayList<String>();
            files.filter(Files::isRegularFile)
                    .forEach(file -> names.add(classes.relativize(file).toString()));
            return names;
        }
    }
}
