package kaikin.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kaikin.cli.TestProject;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.policies.intended.IntendedAccess;
import kaikin.policies.model.Plan;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.review.Review;
import kaikin.policies.review.Reviewer;
import kaikin.policies.review.alert.Annotations;
import kaikin.policies.review.alert.ReviewAlerts;
import kaikin.policies.review.alert.SarifLog;
import kaikin.policies.review.report.MarkdownReport;
import kaikin.policies.review.source.SourceDiff;
import kaikin.policies.rules.KaikinPack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Changes of the program, each a patch, and what the review says of them: docs/review.md shows them to reviewers. With
 * {@code -Dkaikin.review.write=true} the expected files are written anew.
 */
class RecordedChangesIT {
    private static final Path PROJECT = TestProject.DIRECTORY;
    private static final Path CHANGES = PROJECT.resolve("cli/src/test/resources/review");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Pattern ANNOTATED = Pattern.compile("::\\w+ file=([^,]+),line=(\\d+),");
    private static final Pattern HEAD = Pattern.compile("@@ -\\S+ \\+(\\d+)");
    /** What each change comes to, worked out once. */
    private static final Map<String, List<Plan>> AFTER = new HashMap<>();

    private static final boolean WRITE = Boolean.getBoolean("kaikin.review.write");

    @SuppressWarnings("NullAway.Init") // recorded before all
    private static List<Plan> before;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @BeforeAll
    static void record() throws Exception {
        before = StackPlanRecorder.record(PROJECT);
    }

    static Stream<String> changes() throws IOException {
        try (var files = Files.list(CHANGES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static IntendedAccess table(Path tree) throws IOException {
        return IntendedAccess.parse(Files.readString(tree.resolve("policies/intended-access.md")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeIsReviewed(String name) throws Exception {
        var expected = CHANGES.resolve(name).resolve("review.md");

        var review = MarkdownReport.of(review(name));

        if (WRITE) {
            Files.writeString(expected, review);
        }
        assertThat(review).isEqualTo(Files.readString(expected));
    }

    /** Each change with a line of its own that somebody would look for. */
    @ParameterizedTest
    @CsvSource({
        "01-widened-trust, stacks/src/main/java/kaikin/stacks/iam/Trust.java:26",
        "02-new-account, Pulumi.account-a.yaml:8",
        "03-wildcard-action, stacks/src/main/java/kaikin/stacks/hub/WebhookRole.java:66",
        "04-dropped-condition, stacks/src/main/java/kaikin/stacks/iam/Allow.java:48",
        "05-renamed-role, runtime/src/main/java/kaikin/contract/RoleNames.java:22",
        "06-reordered-policy,",
        "07-public-bucket, stacks/src/main/java/kaikin/stacks/hub/BanListBucket.java:74",
        "08-loosened-allowed-pattern, stacks/src/main/java/kaikin/stacks/fleet/ServerScript.java:56",
        "09-free-text-parameter, stacks/src/main/java/kaikin/stacks/fleet/ServerScript.java:63",
        "10-parameter-readable-by-servers, stacks/src/main/java/kaikin/stacks/fleet/ServerRole.java:63",
        "11-refactoring,",
        "12-deleted-alarm,",
        "13-intended-grant, stacks/src/main/java/kaikin/stacks/hub/WebhookRole.java:99",
        "14-silent-alarms,",
        "15-lost-encryption,",
        "16-changed-tag, Pulumi.account-b.yaml:7",
        "17-new-fleets, Pulumi.account-a.yaml:8",
        "18-library-upgrade,",
    })
    void whatIsFoundStandsBesideALineOfThePatch(String name, @Nullable String line) throws Exception {
        var alerts = ReviewAlerts.of(review(name));
        var annotated = ANNOTATED
                .matcher(Annotations.of(alerts))
                .results()
                .map(found -> found.group(1) + ":" + found.group(2))
                .toList();
        var regions = regions(SarifLog.of(alerts, "1"));

        if (line == null) {
            assertThat(annotated).isEmpty();
            assertThat(regions).isEmpty();
        } else {
            var touched = touched(Files.readAllLines(CHANGES.resolve(name).resolve("change.patch")));
            assertThat(annotated).contains(line).isSubsetOf(touched);
            assertThat(regions).contains(line).isSubsetOf(touched);
        }
    }

    /** Where SARIF's results are that nobody has accepted. */
    private static List<String> regions(String sarif) throws IOException {
        var regions = new ArrayList<String>();
        for (var result : new JsonMapper().readTree(sarif).at("/runs/0/results")) {
            if (!result.has("suppressions")) {
                var place = result.at("/locations/0/physicalLocation");
                regions.add(place.at("/artifactLocation/uri").asText() + ":" + place.at("/region/startLine"));
            }
        }
        return regions;
    }

    /** The lines that a patch adds, and those before what it only takes away. */
    private static Set<String> touched(List<String> patch) {
        var touched = new TreeSet<String>();
        var file = "";
        var next = 0;
        for (var line : patch) {
            var head = HEAD.matcher(line);
            if (line.startsWith("+++ b/")) {
                file = line.substring("+++ b/".length());
            } else if (head.lookingAt()) {
                next = Integer.parseInt(head.group(1));
            } else if (line.startsWith("+")) {
                touched.add(file + ":" + next++);
            } else if (line.startsWith("-")) {
                touched.add(file + ":" + (next - 1));
            } else {
                next++;
            }
        }
        return touched;
    }

    private Review review(String name) throws IOException, InterruptedException {
        var tree = ProgramCopy.of(PROJECT, directory.resolve("tree"));
        var patch = CHANGES.resolve(name).resolve("change.patch").toAbsolutePath();
        ProgramCopy.run(tree, "git", "apply", "-p1", patch.toString());
        var after = AFTER.get(name);
        if (after == null) {
            after = new SourceTree(tree).plans(PROJECT, Files.createDirectory(directory.resolve("classes")));
            AFTER.put(name, after);
        }
        var program = new WorkingTree(tree).changed(SourceDiff.parse(Files.readString(patch)));
        return new Reviewer(KaikinPack.of(OwnAccounts.ofProject(tree)), DAY, table(tree))
                .review("the program before it", before, after, program);
    }
}
