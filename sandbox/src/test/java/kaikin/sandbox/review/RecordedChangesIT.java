package kaikin.sandbox.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import kaikin.policies.pack.StackFiles;
import kaikin.policies.plan.Plan;
import kaikin.policies.review.Reviewer;
import kaikin.policies.review.report.MarkdownReport;
import kaikin.policies.rules.KaikinPack;
import kaikin.sandbox.Plans;
import kaikin.sandbox.TestProject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Changes of the program, each a patch, and what the review says of them: docs/review.md shows them to reviewers. With
 * {@code -Dkaikin.review.write=true} the expected files are written anew.
 */
class RecordedChangesIT {
    private static final Path PROJECT = TestProject.DIRECTORY;
    private static final Path CHANGES = PROJECT.resolve("sandbox/src/test/resources/review");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final boolean WRITE = Boolean.getBoolean("kaikin.review.write");

    @SuppressWarnings("NullAway.Init") // recorded before all
    private static List<Plan> before;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @BeforeAll
    static void record() throws Exception {
        before = Plans.record(PROJECT);
    }

    static Stream<String> changes() throws IOException {
        try (var files = Files.list(CHANGES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeIsReviewed(String name) throws Exception {
        var expected = CHANGES.resolve(name).resolve("review.md");
        var tree = ProgramCopy.of(PROJECT, directory.resolve("tree"));
        ProgramCopy.run(
                tree,
                "git",
                "apply",
                "-p1",
                CHANGES.resolve(name).resolve("change.patch").toAbsolutePath().toString());

        var after = new SourceTree(tree).plans(PROJECT, Files.createDirectory(directory.resolve("classes")));
        var pack = KaikinPack.of(StackFiles.accounts(tree));
        var review = MarkdownReport.of(new Reviewer(pack, DAY).review("the program before it", before, after));

        if (WRITE) {
            Files.writeString(expected, review);
        }
        assertThat(review).isEqualTo(Files.readString(expected));
    }
}
