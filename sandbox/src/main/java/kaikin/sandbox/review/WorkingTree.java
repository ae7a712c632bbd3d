package kaikin.sandbox.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kaikin.policies.plan.Plan;
import kaikin.sandbox.Leftovers;
import kaikin.sandbox.Plans;
import kaikin.sandbox.space.Deleting;

/**
 * What is reviewed.
 *
 * @param project the working tree's directory
 */
public record WorkingTree(Path project) {
    /** The plans of the program that was built. */
    public List<Plan> built() throws IOException, InterruptedException {
        return Plans.record(project);
    }

    /** The plans of the sources as they are now, where only the program's have changed since everything was built. */
    public List<Plan> compiled() throws IOException, InterruptedException {
        var classes = Files.createTempDirectory("kaikin-classes-");
        try (var leftovers = Leftovers.untilExit()) {
            leftovers.add(() -> Deleting.tree(classes));
            return new SourceTree(project).plans(project, classes);
        }
    }
}
