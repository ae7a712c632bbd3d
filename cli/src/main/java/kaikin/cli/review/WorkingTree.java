package kaikin.cli.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.policies.model.Plan;
import kaikin.policies.plan.Program;
import kaikin.policies.review.source.ChangedProgram;
import kaikin.policies.review.source.SourceDiff;
import kaikin.sandbox.CleanupActions;
import kaikin.sandbox.namespace.TreeDeletion;

/**
 * The working tree that is reviewed.
 *
 * @param project the working tree's directory
 */
public record WorkingTree(Path project) {
    /** The plans of the program that was built. */
    public List<Plan> built() throws IOException, InterruptedException {
        return StackPlanRecorder.record(project);
    }

    /** Returns what it changes of the program that a review compares with. */
    public ChangedProgram changed(SourceDiff diff) throws IOException {
        var files = new TreeMap<String, List<String>>();
        if (!diff.hunks().isEmpty()) {
            for (var part : SourceTree.SOURCES) {
                try (var found = Files.walk(project.resolve(part))) {
                    for (var file : found.filter(each -> each.toString().endsWith(".java"))
                            .toList()) {
                        var name = project.relativize(file).toString();
                        files.put(name, lines(name));
                    }
                }
            }
            for (var hunk : diff.hunks()) {
                files.computeIfAbsent(hunk.file(), name -> lines(name));
            }
        }
        return new ChangedProgram(diff, files);
    }

    /** A file's lines; none where it is no text that can be read. */
    List<String> lines(String file) {
        try {
            return List.of(Files.readString(project.resolve(file)).split("\\R", -1));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The plans of the sources as they are now, where only the program's have changed since everything was built. */
    public List<Plan> compiled() throws IOException, InterruptedException {
        var classes = Files.createTempDirectory("kaikin-classes-");
        try (var cleanup = CleanupActions.untilExit()) {
            cleanup.add(() -> TreeDeletion.tree(classes));
            var changed = ChangedSources.of(project);
            var program = changed.isPresent() ? changed.get().program(classes) : Optional.<Program>empty();
            if (program.isPresent()) {
                return StackPlanRecorder.record(new StackPlanRecorder.Origin(project, project, program.get()));
            }
            return new SourceTree(project).plans(project, Files.createDirectory(classes.resolve("all")));
        }
    }

    /** Compiles all of the program's sources, and keeps nothing. */
    public void compile() throws IOException {
        var classes = Files.createTempDirectory("kaikin-classes-");
        try (var cleanup = CleanupActions.untilExit()) {
            cleanup.add(() -> TreeDeletion.tree(classes));
            new SourceTree(project).compile(project, classes);
        }
    }
}
