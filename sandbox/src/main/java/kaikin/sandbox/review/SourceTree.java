package kaikin.sandbox.review;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import kaikin.policies.plan.Plan;
import kaikin.policies.plan.Program;
import kaikin.sandbox.Plans;
import org.jspecify.annotations.NullMarked;

/**
 * The program's sources as some commit or patch has them. Only they are compiled, with the libraries of the built working
 * tree: Maven would take a minute and come to the same plan.
 *
 * @param directory where {@code stacks}, {@code runtime} and the stack files are
 */
public record SourceTree(Path directory) {
    /** What of a commit a plan depends on. */
    static final List<String> PARTS =
            List.of("stacks/src/main", "runtime/src/main/java/kaikin/contract", "Pulumi*.yaml");

    static final List<String> SOURCES = List.of("stacks/src/main/java", "runtime/src/main/java/kaikin/contract");
    private static final String RESOURCES = "stacks/src/main/resources";

    /**
     * Compiles the program and records all its stacks.
     *
     * @param project the built working tree, which lends libraries and archives
     * @param classes an empty directory
     */
    public List<Plan> plans(Path project, Path classes) throws IOException, InterruptedException {
        var libraries = libraries(project);
        compile(libraries, classes);
        copyResources(classes);
        var program = new Program.Classes(classes + ":" + libraries, "kaikin.stacks.Main");
        return Plans.record(new Plans.Origin(directory, project, program));
    }

    /** All but our own; the annotations for nulls are of no use to a running program, and so not among its libraries. */
    private static String libraries(Path project) throws IOException {
        var directory = project.resolve("stacks/target/lib");
        if (!Files.isDirectory(directory)) {
            throw new IOException(directory + " is not built: run ./mvnw -q package");
        }
        try (var files = Files.list(directory)) {
            var annotations = Path.of(URI.create(NullMarked.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()));
            return Stream.concat(files, Stream.of(annotations))
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".jar") && !file.matches(".*/runtime-[^/]*"))
                    .sorted()
                    .collect(Collectors.joining(":"));
        }
    }

    private void compile(String libraries, Path classes) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IOException("this Java cannot compile: take a JDK");
        }
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var options = List.of(
                    "-d", classes.toString(), "-cp", libraries, "-proc:none", "-nowarn", "-g", "--release", "17");
            var sources = files.getJavaFileObjectsFromPaths(sources());
            if (!compiler.getTask(said, files, null, options, null, sources).call()) {
                throw new IOException("the program does not compile: " + firstLine(said.toString()));
            }
        }
    }

    private String firstLine(String text) {
        return text.lines().findFirst().orElse("no reason given").replace(directory + "/", "");
    }

    private List<Path> sources() throws IOException {
        var sources = new java.util.ArrayList<Path>();
        for (var root : SOURCES) {
            try (var files = Files.walk(directory.resolve(root))) {
                files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
            }
        }
        return sources;
    }

    private void copyResources(Path classes) throws IOException {
        var root = directory.resolve(RESOURCES);
        try (Stream<Path> files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = classes.resolve(root.relativize(file).toString());
                Files.createDirectories(java.util.Objects.requireNonNull(copy.getParent()));
                Files.copy(file, copy);
            }
        }
    }
}
