package kaikin.cli.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.policies.model.Plan;
import kaikin.policies.plan.Program;

/**
 * The program's sources as some commit or patch has them. Only they are compiled, with the libraries of the built
 * working tree: Maven would take a minute and come to the same plan.
 *
 * @param directory where {@code stacks}, {@code runtime} and the stack files are
 */
record SourceTree(Path directory) {
    /** The parts of a commit that a plan depends on. */
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
    List<Plan> plans(Path project, Path classes) throws IOException, InterruptedException {
        compile(project, classes);
        copyResources(classes);
        var program = new Program.Classes(libraries(project), List.of(classes), "kaikin.stacks.Main");
        return StackPlanRecorder.record(new StackPlanRecorder.Origin(directory, project, program));
    }

    void compile(Path project, Path classes) throws IOException {
        new Javac(directory, libraries(project)).compile(sources(), classes);
    }

    /** All but our own. */
    static List<Path> libraries(Path project) throws IOException {
        var directory = project.resolve("stacks/target/lib");
        if (!Files.isDirectory(directory)) {
            throw new IOException(directory + " is not built: run ./mvnw -q package");
        }
        try (var files = Files.list(directory)) {
            return files.filter(file ->
                            file.toString().endsWith(".jar") && !file.toString().matches(".*/runtime-[^/]*"))
                    .sorted()
                    .toList();
        }
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
