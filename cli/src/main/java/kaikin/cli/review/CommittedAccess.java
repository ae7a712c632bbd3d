package kaikin.cli.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kaikin.policies.model.Plan;
import kaikin.policies.review.report.AccessPage;

/** The committed files about access, made out of the plans: the page for people, and the snapshot for reviews. */
public record CommittedAccess(Path project) {
    /** All files with their texts, as they should be. */
    Map<Path, String> due(List<Plan> plans) {
        var files = new TreeMap<>(new PlanSnapshot(project).of(plans));
        files.put(project.resolve("docs/access.md"), AccessPage.of(plans));
        return files;
    }

    /** Writes them, and takes away the snapshots of stacks that are no more. */
    public void write(List<Plan> plans) throws IOException {
        var due = due(plans);
        for (var old : new PlanSnapshot(project).files()) {
            if (!due.containsKey(old)) {
                Files.delete(old);
            }
        }
        for (var file : due.entrySet()) {
            Files.createDirectories(file.getKey().resolveSibling("."));
            Files.writeString(file.getKey(), file.getValue());
        }
    }
}
