package kaikin.cli.plans;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlanJson;
import kaikin.policies.model.SourceMap;
import kaikin.policies.plan.StackFile;

/**
 * A stack's plan as it was recorded last: recording takes seconds, and comes to the same for as long as the stack's
 * file and all that was built stay as they are.
 *
 * @param file where it is kept
 * @param from what it is recorded from: the stack's file, and each file that was built with its size and time
 */
record PlanCache(Path file, List<String> from) {
    /** Someone who records. */
    interface Recording {
        Plan record() throws IOException, InterruptedException;
    }

    PlanCache {
        from = List.copyOf(from);
    }

    /**
     * Before it is known whether there is one.
     *
     * @param built all that the stack's file alone does not say
     */
    static PlanCache of(Path file, StackFile stack, List<Path> built) throws IOException {
        var from = new ArrayList<>(List.of(stack.toString().replace("\n", "\\n"), "Java " + Runtime.version()));
        for (var each : built) {
            from.add(each + " " + version(each));
        }
        return new PlanCache(file, from);
    }

    private static String version(Path built) throws IOException {
        if (Files.isRegularFile(built)) {
            return Files.size(built) + " " + Files.getLastModifiedTime(built);
        }
        // Nobody sees whether a directory's files are the same.
        return "unlike any other: " + UUID.randomUUID();
    }

    /** The plan, recorded only where that has to be. */
    Plan orElse(Recording recording) throws IOException, InterruptedException {
        var kept = find();
        if (kept.isPresent()) {
            return kept.get();
        }
        var plan = recording.record();
        keep(plan);
        return plan;
    }

    private Optional<Plan> find() {
        try {
            var parts = Files.readString(file).split("\n\n", 3);
            return parts.length == 3 && parts[0].equals(head()) ? Optional.of(read(parts)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            // It is not there, or someone has damaged it: it is only a copy.
            return Optional.empty();
        }
    }

    private static Plan read(String[] parts) throws IOException {
        var plan = PlanJson.read(parts[2]);
        return new Plan(
                plan.stack(), plan.resources(), SourceMap.parse(parts[1].lines().toList()));
    }

    /** All or nothing: whoever is interrupted leaves no half of it. */
    private void keep(Plan plan) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        var half = Files.createTempFile(file.resolveSibling("."), "half-", "");
        var parts = List.of(head(), String.join("\n", plan.sources().text()), PlanJson.withSecrets(plan));
        Files.writeString(half, String.join("\n\n", parts));
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String head() {
        return String.join("\n", from);
    }
}
