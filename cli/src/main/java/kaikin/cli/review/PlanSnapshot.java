package kaikin.cli.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.policies.model.ComparablePlan;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlanJson;
import kaikin.policies.model.PlannedResource;

/** The plans that are committed beside the program, so that any change of them shows in a pull request. */
final class PlanSnapshot {
    static final String DIRECTORY = "docs/access";

    private final Path directory;

    PlanSnapshot(Path project) {
        directory = project.resolve(DIRECTORY);
    }

    List<Plan> read() throws IOException {
        var files = files();
        if (files.isEmpty()) {
            throw new IOException(
                    "there is no snapshot in " + directory + ": run ./kaikin review --write, or name a --base");
        }
        var plans = new ArrayList<Plan>();
        for (var file : files) {
            plans.add(whole(StackPlanRecorder.read(file)));
        }
        return plans;
    }

    /** Those that are there, one per stack. */
    List<Path> files() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** The files of a snapshot, each with its text. */
    Map<Path, String> of(List<Plan> plans) {
        var files = new TreeMap<Path, String>();
        plans.forEach(plan -> files.put(
                directory.resolve(plan.stack() + ".json"), PlanJson.redacted(brief(ComparablePlan.of(plan)))));
        return files;
    }

    /** Without what inputs say already, and what nothing here asks for. */
    private static Plan brief(Plan plan) {
        return with(plan, PlanSnapshot::brief);
    }

    private static ObjectNode brief(PlannedResource resource) {
        var outputs = resource.outputs().deepCopy();
        resource.inputs().properties().forEach(input -> {
            if (input.getValue().equals(outputs.get(input.getKey()))) {
                outputs.remove(input.getKey());
            }
        });
        return outputs;
    }

    private static Plan whole(Plan plan) {
        return with(plan, resource -> {
            var outputs = resource.inputs().deepCopy();
            outputs.setAll(resource.outputs());
            return outputs;
        });
    }

    private static Plan with(Plan plan, java.util.function.Function<PlannedResource, ObjectNode> outputs) {
        return new Plan(
                plan.stack(),
                plan.resources().stream()
                        .map(each -> new PlannedResource(
                                each.urn(),
                                each.custom(),
                                each.id(),
                                each.inputs(),
                                outputs.apply(each),
                                each.parent(),
                                List.of(),
                                Map.of()))
                        .toList());
    }
}
