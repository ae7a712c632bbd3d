package kaikin.cli.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kaikin.cli.CommandLine;
import kaikin.cli.CommandLine.Ended;
import kaikin.cli.TestProject;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.policies.model.Plan;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./kaikin review} writes, says and ends with. */
class ReviewCommandIT {
    private static final Path PROJECT = TestProject.DIRECTORY;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @BeforeAll
    static void commitASnapshot() throws Exception {
        new CommittedAccess(PROJECT).write(StackPlanRecorder.record(PROJECT));
    }

    @Test
    void equalInputGivesEqualBytes() throws Exception {
        for (var round : List.of("1", "2")) {
            var ended = review(
                    "--on", "2026-11-23",
                    "--markdown", round + "/review.md",
                    "--json", round + "/review.json",
                    "--sarif", round + "/review.sarif");
            assertThat(ended.status()).as(ended.error()).isZero();
            assertThat(ended.output()).startsWith("Nothing changes: checks passed\n");
            assertThat(ended.error()).contains("planning the stacks", "comparing with the committed snapshot");
        }

        for (var name : List.of("review.md", "review.json", "review.sarif")) {
            assertThat(directory.resolve("1").resolve(name)).isNotEmptyFile();
            assertThat(directory.resolve("1").resolve(name))
                    .hasSameBinaryContentAs(directory.resolve("2").resolve(name));
        }
        assertThat(directory.resolve("1/review.md")).content().startsWith("✅ **Nothing changes**");
        assertThat(directory.resolve("1/review.sarif")).content().contains("\"version\" : \"2.1.0\"");
    }

    /** The commit that is worked out once is taken from the cache the second time. */
    @Test
    void comparesWithAnotherCommit() throws Exception {
        var repository = repository();
        var cache = directory.resolve("plans");

        var first = lend(repository, () -> BaseRevision.commit(repository, "HEAD", cache));
        assertThat(first.words()).isEqualTo("the commit HEAD");
        assertThat(first.plans())
                .hasSize(2)
                .noneMatch(plan -> plan.sources().lines().isEmpty());
        assertThat(first.diff().hunks()).isEmpty();
        var kept = only(cache);
        assertThat(kept.getFileName().toString()).endsWith("-" + RecorderBuild.id(PROJECT));
        Files.delete(kept.resolve("account-b.json"));
        var file = "Pulumi.account-a.yaml";
        Files.writeString(
                repository.resolve(file),
                Files.readString(repository.resolve(file)).replace("kaikin:rooms: [", "kaikin:rooms: [\"1\", "));
        var second = lend(repository, () -> BaseRevision.commit(repository, "HEAD", cache));
        assertThat(second.plans())
                .singleElement()
                .satisfies(plan -> assertThat(plan.sources())
                        .isIn(first.plans().stream().map(Plan::sources).toList()));
        assertThat(second.diff().hunks())
                .singleElement()
                .satisfies(hunk -> assertThat(hunk.file()).isEqualTo(file));
        // Of another build nothing is taken.
        Files.move(kept, kept.resolveSibling(kept.getFileName().toString().replaceFirst("-.*", "-0123456789abcdef")));
        assertThat(lend(repository, () -> BaseRevision.commit(repository, "HEAD", cache))
                        .plans())
                .hasSize(2);
    }

    /** The program's sources come to the plans that were built of them. */
    @Test
    void compilesTheWorkingTreeItself() throws Exception {
        var built = review("--on", "2026-11-23", "--json", directory + "/built.json");
        var compiled = review("--on", "2026-11-23", "--json", directory + "/compiled.json", "--compile");

        assertThat(built.status()).as(built.error()).isZero();
        assertThat(compiled.status()).as(compiled.error()).isZero();
        assertThat(compiled.output()).isNotEmpty().isEqualTo(built.output());
        assertThat(directory.resolve("compiled.json")).hasSameBinaryContentAs(directory.resolve("built.json"));
    }

    @Test
    void anExpiredExemptionFails() throws Exception {
        var sarif = directory.resolve("review.sarif");

        var ended = review("--on", "2028-01-01", "--annotations", "--sarif", sarif.toString());

        assertThat(ended.status()).isEqualTo(1);
        // GitHub shows ten of them; the alerts are whole.
        assertThat(ended.output()).contains("::error file=stacks/src/main/java/kaikin/stacks/", "more of level error");
        assertThat(sarif).content().contains("exemptions-are-current", "expired on 2027-11-30");
    }

    @Test
    void comparesWithWhatIsDeployed() throws Exception {
        var state = directory.resolve("account-b.json");
        Files.writeString(state, run("plan", "account-b").output().replace("chatwork-*", "chatwork-9*"));

        var ended = review("--state", state.toString());

        assertThat(ended.output())
                .contains("compared with the exported states of account-b", "wider: kaikin-webhook", "for example: ");
    }

    /** A live trust that is open to everybody is wrong, though the change closes it. */
    @Test
    void judgesWhatIsDeployed() throws Exception {
        var state = directory.resolve("account-b.json");
        var closed = run("plan", "account-b").output();
        var open = closed.replace("arn:aws:iam::111111111111:root", "*").replace("ArnEquals", "ArnNotEquals");
        assertThat(open).isNotEqualTo(closed);
        Files.writeString(state, open);

        var ended = review("--state", state.toString());

        assertThat(ended.status()).as(ended.error()).isEqualTo(1);
        assertThat(ended.output())
                .startsWith("Not clean: deployed: ")
                .contains("Violations of what is deployed", "no-wildcard-principal", "lost: ");
    }

    @Test
    void whatCannotBeReviewedIsSaidInOneLine() throws Exception {
        var damaged = Files.writeString(directory.resolve("damaged.json"), "{\"version\": 3, \"deployment\"");
        var foreign = directory.resolve("foreign.json");
        Files.writeString(foreign, run("plan", "account-b").output().replace("::kaikin::", "::other::"));

        assertFails("there is no commit «no-such-branch» here", "--base", "no-such-branch");
        assertFails("there is no commit «--output» here", "--base=--output");
        assertFails("is no exported state, as it is no JSON", "--state", damaged.toString());
        assertFails("«tomorrow» is no date, such as 2027-11-30", "--on", "tomorrow");
        assertFails("is a directory", "--json", directory.toString());
        assertFails("is a state of the project «other», and this is «kaikin»", "--state", foreign.toString());
        assertFails("there is no file", "--state", "/nowhere.json");
        assertFails("name one", "--base", "HEAD", "--state", foreign.toString());
    }

    @Test
    void aCommitThatDoesNotCompileHasNoPlan() throws Exception {
        var repository = repository();
        var main = repository.resolve("stacks/src/main/java/kaikin/stacks/Main.java");
        Files.writeString(main, Files.readString(main).replace("public static void main", "public static void"));
        git(repository, "commit", "-qam", "Break it");

        assertThatThrownBy(() ->
                        lend(repository, () -> BaseRevision.commit(repository, "HEAD", directory.resolve("plans"))))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        "the commit HEAD has no plan: the program does not compile: stacks/src/main/java/kaikin/stacks/Main.java:");
    }

    private static Path only(Path cache) throws IOException {
        try (var files = Files.list(cache)) {
            var all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    /** Runs something while a repository has the libraries and archives of this one, as if it were built. */
    private static <T> T lend(Path repository, Callable<T> work) throws Exception {
        var parts = List.of("stacks/target", "runtime/target");
        for (var part : parts) {
            Files.createSymbolicLink(repository.resolve(part), PROJECT.resolve(part));
        }
        try {
            return work.call();
        } finally {
            for (var part : parts) {
                Files.delete(repository.resolve(part));
            }
        }
    }

    private void assertFails(String reason, String... words) throws IOException, InterruptedException {
        var ended = review(words);

        assertThat(ended.status()).as(ended.error()).isEqualTo(2);
        assertThat(ended.error().lines().filter(line -> line.contains(reason))).hasSize(1);
        assertThat(ended.error()).doesNotContain("\tat ", "Exception");
    }

    /** The program as a repository of its own. */
    private Path repository() throws IOException, InterruptedException {
        var repository = ProgramCopy.of(PROJECT, directory.resolve("repository"));
        git(repository, "init", "-q");
        git(repository, "config", "user.name", "somebody");
        git(repository, "config", "user.email", "somebody@example.com");
        git(repository, "add", "-A");
        git(repository, "commit", "-qm", "Begin");
        return repository;
    }

    private static void git(Path repository, String... words) throws IOException, InterruptedException {
        ProgramCopy.run(
                repository, Stream.concat(Stream.of("git"), Stream.of(words)).toArray(String[]::new));
    }

    private Ended review(String... words) throws IOException, InterruptedException {
        return run(Stream.concat(Stream.of("review"), Stream.of(words)).toArray(String[]::new));
    }

    private Ended run(String... words) throws IOException, InterruptedException {
        return new CommandLine(PROJECT, directory).run(List.of(words));
    }
}
