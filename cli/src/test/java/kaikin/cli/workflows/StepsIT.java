package kaikin.cli.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps as GitHub runs them, in a checkout where {@code ./kaikin} notes what is asked of it. */
class StepsIT {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temporary;

    private Path checkout() {
        return temporary.resolve("checkout");
    }

    @BeforeEach
    void checkOut() throws Exception {
        Files.createDirectories(checkout().resolve(".github"));
        Files.createDirectories(temporary.resolve("bin"));
        Files.createDirectories(temporary.resolve("files"));
        copy(".github/review");
        git("init", "-q");
        git("commit", "-q", "--allow-empty", "-m", "Begin");
        program("bin/sudo", "echo \"sudo $*\" >>'" + checkout() + "/asked'", "[ \"$1\" = sysctl ] || exec \"$@\"");
    }

    @Test
    void everyStepIsTriedOut() {
        assertThat(Workflow.all().stream().flatMap(workflow -> workflow.runs().stream()))
                .extracting(Workflow.Step::toString)
                .containsExactly(
                        "build.yml: Let ordinary users make namespaces",
                        "build.yml: Test",
                        "build.yml: Give the caches back",
                        "comment.yml: Comment", // see CommentIT
                        "review.yml: Review",
                        "review.yml: Say that code scanning did not take the findings",
                        "review.yml: Fail on mandatory violations");
    }

    @Test
    void testsAreRunByTheReadmesCommand() throws Exception {
        kaikin("exit 0");

        var ended = run("build.yml", "Test", Map.of("JAVA_HOME", "/opt/jdk 17"));

        assertThat(ended.status()).as(ended.log()).isZero();
        assertThat(asked()).contains("kaikin: test JAVA_HOME=/opt/jdk 17\n");
        assertThat(Files.readString(Workflow.PROJECT.resolve("README.md"))).contains("\n./kaikin test\n");
    }

    @Test
    void namespacesAreAllowedToAll() throws Exception {
        assertThat(run("build.yml", "Let ordinary users make namespaces", Map.of())
                        .status())
                .isZero();

        assertThat(asked()).isEqualTo("sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0\n");
    }

    /** A repository that was made of this one's files has no branch that a first commit could go to. */
    @Test
    void theFirstCommitIsComparedWithTheSnapshot() throws Exception {
        kaikin("echo 'Verdict' >target/review/review.md");

        var ended = run("review.yml", "Review", Map.of());

        assertThat(ended.status()).as(ended.log()).isZero();
        assertThat(asked())
                .isEqualTo("kaikin: review --annotations --markdown target/review/review.md"
                        + " --sarif target/review/review.sarif --json target/review/review.json JAVA_HOME=\n");
    }

    /** Root's files would not be read by the step that saves the caches, which is nobody but the runner. */
    @Test
    void cachesAreTheRunnersAgain() throws Exception {
        var kept = Files.createDirectories(temporary.resolve("files/.cache/kaikin"))
                .resolve("file");
        Files.createFile(kept, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));

        var ended = run("build.yml", "Give the caches back", Map.of());

        assertThat(ended.status()).as(ended.log()).isZero();
        assertThat(Files.getPosixFilePermissions(kept)).contains(PosixFilePermission.OWNER_READ);
        assertThat(asked()).contains("sudo chown -R ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aReviewLeavesItsReportsAndDoesNotFailYet(int status) throws Exception {
        kaikin("echo 'Verdict' >target/review/review.md; echo '::error::x'; exit " + status);
        git("commit", "-q", "--allow-empty", "-m", "Merge");

        var ended = run("review.yml", "Review", Map.of());

        assertThat(ended.status()).as(ended.log()).isZero();
        assertThat(asked())
                .isEqualTo("kaikin: review --base HEAD^1 --annotations --markdown target/review/review.md"
                        + " --sarif target/review/review.sarif --json target/review/review.json JAVA_HOME=\n");
        assertThat(ended.outputs()).isEqualTo("status=" + status + "\n");
        assertThat(ended.summary()).isEqualTo("Verdict\n");
        assertThat(ended.log()).contains("::error::x");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 127})
    void aReviewThatCannotRunFailsAtOnce(int status) throws Exception {
        Files.createDirectories(checkout().resolve("target/review"));
        Files.writeString(checkout().resolve("target/review/review.md"), "of another day");
        kaikin("exit " + status);

        var ended = run("review.yml", "Review", Map.of());

        assertThat(ended.status()).isEqualTo(status);
        assertThat(ended.summary()).isEqualTo("The review could not run: the log of this step says why.\n");
        assertThat(checkout().resolve("target/review/review.md")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void theLastStepEndsAsTheReviewDid(String status) throws Exception {
        var step = Workflow.named("review.yml").run("Fail on mandatory violations");

        var ended = runner(Map.of("steps.review.outputs.status", status)).run(step, Map.of());

        assertThat(ended.status()).isEqualTo(Integer.parseInt(status));
    }

    @Test
    void refusedFindingsAreTold() throws Exception {
        var ended = run("review.yml", "Say that code scanning did not take the findings", Map.of());

        assertThat(ended.status()).isZero();
        assertThat(ended.summary()).startsWith("Code scanning did not take the findings");
    }

    private Runner.Ended run(String workflow, String step, Map<String, String> environment) throws Exception {
        return runner(Map.of()).run(Workflow.named(workflow).run(step), environment);
    }

    private Runner runner(Map<String, String> contexts) {
        return new Runner(checkout(), temporary.resolve("files"), temporary.resolve("bin"), contexts);
    }

    private void kaikin(String then) throws IOException {
        program("checkout/kaikin", "echo \"kaikin: $* JAVA_HOME=${JAVA_HOME-}\" >>'" + checkout() + "/asked'", then);
    }

    private String asked() throws IOException {
        return Files.readString(checkout().resolve("asked"));
    }

    private void git(String... words) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of("git", "-c", "user.name=somebody", "-c", "user.email=somebody@example.com"));
        command.addAll(List.of(words));
        assertThat(new ProcessBuilder(command)
                        .directory(checkout().toFile())
                        .start()
                        .waitFor())
                .isZero();
    }

    private void copy(String file) throws IOException {
        Files.copy(Workflow.PROJECT.resolve(file), checkout().resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private void program(String file, String... lines) throws IOException {
        var program = temporary.resolve(file);
        Files.writeString(program, "#!/usr/bin/env bash\n" + String.join("\n", lines) + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }
}
