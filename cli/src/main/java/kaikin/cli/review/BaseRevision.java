package kaikin.cli.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlanJson;
import kaikin.policies.model.SourceMap;
import kaikin.policies.review.source.SourceDiff;
import kaikin.sandbox.CleanupActions;
import kaikin.sandbox.namespace.TreeDeletion;

/**
 * The revision that a review compares with.
 *
 * @param words what it is, for people
 * @param diff what the working tree has changed of its program; nothing where that is not known
 */
public record BaseRevision(String words, List<Plan> plans, SourceDiff diff) {
    private static final String JSON = ".json";
    private static final String SOURCES = ".sources";

    public BaseRevision {
        plans = List.copyOf(plans);
    }

    /** Returns what the repository says it was. The snapshot is committed with the program that it is of. */
    public static BaseRevision snapshot(Path project) throws IOException, InterruptedException {
        return new BaseRevision(
                "the committed snapshot in " + PlanSnapshot.DIRECTORY,
                new PlanSnapshot(project).read(),
                sinceHead(project));
    }

    /** Sources that were unpacked from an archive are reviewed as well. */
    private static SourceDiff sinceHead(Path project) throws InterruptedException {
        try {
            return Commit.find(project, "HEAD").diff();
        } catch (IOException e) {
            return SourceDiff.NONE;
        }
    }

    /** An exported state, as its file says it. */
    public record State(Path file, Plan plan) {
        public static State read(Path file) throws IOException {
            return new State(file, StackPlanRecorder.read(file));
        }
    }

    /**
     * Returns what is deployed. A stack without a state counts as it is planned.
     *
     * @param planned the stacks of the working tree
     */
    public static BaseRevision states(List<State> states, List<Plan> planned) throws IOException {
        var plans = new ArrayList<Plan>();
        for (var state : states) {
            plans.add(ours(state, planned));
        }
        var known = plans.stream().map(Plan::stack).toList();
        planned.stream().filter(plan -> !known.contains(plan.stack())).forEach(plans::add);
        return new BaseRevision("the exported states of " + String.join(", ", known), plans, SourceDiff.NONE);
    }

    private static Plan ours(State state, List<Plan> planned) throws IOException {
        var theirs = project(state.plan());
        var ours = project(planned.get(0));
        if (!theirs.equals(ours)) {
            throw new IOException(
                    state.file() + " is a state of the project «" + theirs + "», and this is «" + ours + "»");
        }
        return state.plan();
    }

    private static String project(Plan plan) {
        return plan.resources().get(0).urn().value().split("::", -1)[1];
    }

    /** Fails where there is no such commit. */
    public static void check(Path project, String name) throws IOException, InterruptedException {
        Commit.find(project, name);
    }

    /** Returns what another commit would deploy; it is worked out once by each build of those who record. */
    public static BaseRevision commit(Path project, String name, Path cache) throws IOException, InterruptedException {
        var commit = Commit.find(project, name);
        var kept = cache.resolve(commit.tree() + "-" + RecorderBuild.id(project));
        var found = read(kept);
        return new BaseRevision(
                "the commit " + name,
                found.isPresent() ? found.get() : record(project, name, commit, kept),
                commit.diff());
    }

    private static Optional<List<Plan>> read(Path kept) throws IOException {
        if (!Files.isDirectory(kept)) {
            return Optional.empty();
        }
        try (var files = Files.list(kept)) {
            var plans = new ArrayList<Plan>();
            for (var file : files.filter(each -> each.toString().endsWith(JSON))
                    .sorted()
                    .toList()) {
                var plan = PlanJson.read(Files.readString(file));
                var sources = Files.readAllLines(kept.resolve(plan.stack() + SOURCES));
                plans.add(new Plan(plan.stack(), plan.resources(), SourceMap.parse(sources)));
            }
            return Optional.of(plans);
        }
    }

    private static List<Plan> record(Path project, String name, Commit commit, Path kept)
            throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("kaikin-base-");
        try (var cleanup = CleanupActions.untilExit()) {
            cleanup.add(() -> TreeDeletion.tree(directory));
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
            Files.writeString(half.resolve(plan.stack() + JSON), PlanJson.redacted(plan));
            Files.write(half.resolve(plan.stack() + SOURCES), plan.sources().text());
        }
        try {
            Files.move(half, kept);
        } catch (IOException e) {
            // Someone else was quicker.
            TreeDeletion.tree(half);
        }
    }
}
