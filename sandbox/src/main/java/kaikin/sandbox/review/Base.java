package kaikin.sandbox.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kaikin.policies.plan.Plan;
import kaikin.policies.plan.PlanJson;
import kaikin.sandbox.Leftovers;
import kaikin.sandbox.Plans;
import kaikin.sandbox.space.Deleting;

/**
 * What a review compares with.
 *
 * @param words what it is, for people
 */
public record Base(String words, List<Plan> plans) {
    public Base {
        plans = List.copyOf(plans);
    }

    /** What the repository says it was. */
    public static Base snapshot(Path project) throws IOException {
        return new Base("the committed snapshot in " + Snapshot.DIRECTORY, new Snapshot(project).read());
    }

    /**
     * What is deployed. A stack without a state counts as it is planned.
     *
     * @param planned the stacks of the working tree
     */
    public static Base states(List<Path> states, List<Plan> planned) throws IOException {
        var plans = new ArrayList<Plan>();
        for (var state : states) {
            plans.add(ours(state, planned));
        }
        var known = plans.stream().map(Plan::stack).toList();
        planned.stream().filter(plan -> !known.contains(plan.stack())).forEach(plans::add);
        return new Base("the exported states of " + String.join(", ", known), plans);
    }

    private static Plan ours(Path state, List<Plan> planned) throws IOException {
        var plan = Plans.read(state);
        var theirs = project(plan);
        var ours = project(planned.get(0));
        if (!theirs.equals(ours)) {
            throw new IOException(state + " is a state of the project «" + theirs + "», and this is «" + ours + "»");
        }
        return plan;
    }

    private static String project(Plan plan) {
        return plan.resources().get(0).urn().value().split("::", -1)[1];
    }

    /** Fails where there is no such commit. */
    public static void check(Path project, String name) throws IOException, InterruptedException {
        Commit.find(project, name);
    }

    /** What another commit would deploy; it is worked out once by each build of those who record. */
    public static Base commit(Path project, String name, Path cache) throws IOException, InterruptedException {
        var commit = Commit.find(project, name);
        var kept = cache.resolve(commit.tree() + "-" + RecorderBuild.id(project));
        var found = read(kept);
        return new Base("the commit " + name, found.isPresent() ? found.get() : record(project, name, commit, kept));
    }

    private static Optional<List<Plan>> read(Path kept) throws IOException {
        if (!Files.isDirectory(kept)) {
            return Optional.empty();
        }
        try (var files = Files.list(kept)) {
            var plans = new ArrayList<Plan>();
            for (var file : files.sorted().toList()) {
                plans.add(PlanJson.read(Files.readString(file)));
            }
            return Optional.of(plans);
        }
    }

    private static List<Plan> record(Path project, String name, Commit commit, Path kept)
            throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("kaikin-base-");
        try (var leftovers = Leftovers.untilExit()) {
            leftovers.add(() -> Deleting.tree(directory));
            commit.unpack(directory);
            var classes = Files.createDirectory(directory.resolve("classes"));
            var plans = new SourceTree(directory).plans(project, classes);
            keep(plans, kept);
            return plans;
        } catch (IOException e) {
            throw new IOException("the commit " + name + " has no plan: " + e.getMessage(), e);
        }
    }

    /** All or nothing: whoever is interrupted leaves no half of it. */
    private static void keep(List<Plan> plans, Path kept) throws IOException {
        Files.createDirectories(kept.resolveSibling("."));
        var half = Files.createTempDirectory(kept.resolveSibling("."), "half-");
        for (var plan : plans) {
            Files.writeString(half.resolve(plan.stack() + ".json"), PlanJson.redacted(plan));
        }
        try {
            Files.move(half, kept);
        } catch (IOException e) {
            // Somebody else was quicker.
            Deleting.tree(half);
        }
    }
}
