package kaikin.cli.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kaikin.cli.workflows.GitHub.Artifact;
import kaikin.cli.workflows.GitHub.Comment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step that writes into pull requests, against a stand-in for GitHub. */
class CommentIT {
    private static final String BOT = "github-actions[bot]";
    private static final String MARKER = "<!-- kaikin review -->\n";
    private static final String HEAD = "2f9c0f3d1f0c4bb1a9d4b0a3f4f0e1d2c3b4a596";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode run = JSON.createObjectNode();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temporary;

    @SuppressWarnings("NullAway.Init") // before each test
    private GitHub github;

    @BeforeEach
    void aForksPullRequest() throws IOException {
        github = new GitHub();
        run.put("id", 77).put("event", "pull_request").put("path", ".github/workflows/review.yml");
        run.put("head_sha", HEAD).put("head_branch", "fix/a&b=c");
        run.putObject("head_repository").put("id", 5).putObject("owner").put("login", "stranger");
        run.putObject("repository").put("full_name", "o/r");
        github.pulls.add(pull(8, "open", HEAD, 5));
    }

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void writesOneCommentAndEditsItFromThenOn() throws Exception {
        report(1, "Nothing changes.\n");
        github.comments.add(new Comment(1, "stranger", MARKER + "not ours"));
        github.comments.add(new Comment(2, BOT, "another tool's " + MARKER));

        assertThat(comment()).isEqualTo("Commented on #8.\n");
        assertThat(github.comments).hasSize(3);
        assertThat(ours().body())
                .startsWith(MARKER + "<sub>[Review of 2f9c0f3d1f0c](https://github.com/o/r/actions/runs/77)")
                .endsWith("</sub>\n\nNothing changes.\n");

        report(2, "Something changes.\n");

        assertThat(comment()).isEqualTo("Edited the comment on #8.\n");
        assertThat(github.comments).hasSize(3);
        assertThat(ours().body()).endsWith("Something changes.\n").doesNotContain("Nothing");
        assertThat(github.refused).isEmpty();
    }

    @Test
    void findsItsCommentBehindHundreds() throws Exception {
        report(1, "Again.\n");
        for (var id = 1; id <= 230; id++) {
            github.comments.add(new Comment(id, "person", "me too"));
        }
        github.comments.add(new Comment(500, BOT, MARKER + "before"));
        github.comments.add(new Comment(501, "person", "last"));

        assertThat(comment()).isEqualTo("Edited the comment on #8.\n");
        assertThat(github.comments).hasSize(232);
        assertThat(ours().body()).endsWith("Again.\n");
    }

    @Test
    void aHundredCommentsAreNotTakenForMore() throws Exception {
        report(1, "New.\n");
        for (var id = 1; id <= 100; id++) {
            github.comments.add(new Comment(id, "person", "me too"));
        }

        assertThat(comment()).isEqualTo("Commented on #8.\n");
        assertThat(github.comments).hasSize(101);
    }

    @Test
    void aStrangersTextStaysText() throws Exception {
        report(1, "\u0000\u001b[31m@org/everyone, mail me@example.org \u202e$(touch pwned) `id` <!-- ```\r\n");

        comment();

        assertThat(ours().body())
                .endsWith(
                        "</sub>\n\n[31m@\u2060org/everyone, mail me@\u2060example.org $(touch pwned) `id` <\u2060!-- ```\n");
        assertThat(temporary.resolve("pwned")).doesNotExist();
    }

    @Test
    void whatIsTooLongIsCutWhereGitHubWouldRefuseIt() throws Exception {
        report(1, "解".repeat(300_000) + "\ntail\n");

        comment();

        var body = ours().body();
        assertThat(body.codePointCount(0, body.length())).isEqualTo(65_536);
        assertThat(body).endsWith("解\n\n… [the rest](https://github.com/o/r/actions/runs/77)\n");
        assertThat(github.refused).isEmpty();
    }

    @Test
    void bytesThatAreNoTextDoNoHarm() throws Exception {
        artifact(1, "review.md", new byte[] {'a', (byte) 0xff, (byte) 0xfe, 'b'});

        comment();

        assertThat(ours().body()).matches("(?s).*a\ufffd+b");
    }

    @Test
    void namesInAnArchiveLeadNowhere() throws Exception {
        artifact(1, "../../review.md", "escaped".getBytes(StandardCharsets.UTF_8));

        comment();

        assertThat(ours().body()).contains("There is no report: [the run](");
    }

    @Test
    void withoutAReportTheCommentSaysSo() throws Exception {
        github.comments.add(new Comment(9, BOT, MARKER + "of an older commit"));

        assertThat(comment()).isEqualTo("Edited the comment on #8.\n");
        assertThat(ours().body())
                .endsWith("There is no report: [the run](https://github.com/o/r/actions/runs/77) says why.\n");
    }

    @Test
    void artifactsThatAreHugeExpiredOrOthersAreLeft() throws Exception {
        var zip = zip("review.md", "small".getBytes(StandardCharsets.UTF_8));
        github.artifacts.add(new Artifact(4, "review", 21L << 20, false, zip));
        github.artifacts.add(new Artifact(5, "review", Files.size(zip), true, zip));
        github.artifacts.add(new Artifact(6, "tests", Files.size(zip), false, zip));

        comment();

        assertThat(ours().body()).contains("There is no report");
        assertThat(github.calls).noneMatch(call -> call.endsWith("/zip"));
    }

    @Test
    void theLastAttemptsReportCounts() throws Exception {
        report(12, "second attempt");
        report(11, "first attempt");

        comment();

        assertThat(ours().body()).endsWith("second attempt");
    }

    @Test
    void aCommitThatIsNoLongerTheHeadIsNotTalkedOf() throws Exception {
        github.pulls.clear();
        github.pulls.add(pull(8, "open", "0".repeat(40), 5));
        github.pulls.add(pull(9, "open", HEAD, 6));
        github.pulls.add(pull(10, "closed", HEAD, 5));

        assertThat(comment()).startsWith("No open pull request has the reviewed commit at its head any more");
        assertThat(github.calls).containsExactly("GET /repos/o/r/pulls");
    }

    @Test
    void betweenTwoPullRequestsItDoesNotGuess() throws Exception {
        github.pulls.add(pull(9, "open", HEAD, 5));

        assertThat(comment()).startsWith("Several pull requests have the reviewed commit at their head");
        assertThat(github.calls).containsExactly("GET /repos/o/r/pulls");
    }

    @Test
    void otherWorkflowsOfThatNameAreNotBelieved() throws Exception {
        run.put("path", ".github/workflows/mine.yml");

        assertThat(comment()).startsWith("Not a run of workflows/review.yml");
        assertThat(github.calls).isEmpty();
    }

    @Test
    void otherRepositoriesRunsAreNotBelieved() throws Exception {
        run.putObject("repository").put("full_name", "stranger/r");

        assertThat(comment()).startsWith("Not a run of workflows/review.yml");
        assertThat(github.calls).isEmpty();
    }

    @Test
    void aRefusalFailsTheStepAndTellsNoToken() throws Exception {
        report(1, "text");

        var ended = ended("ghs_wrong");

        assertThat(ended.status()).isNotZero();
        assertThat(ended.log()).contains("401").doesNotContain("ghs_wrong");
        assertThat(github.comments).isEmpty();
    }

    private Comment ours() {
        return github.comments.stream()
                .filter(each -> each.author().equals(BOT) && each.body().startsWith(MARKER))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no comment of ours: " + github.comments));
    }

    private Map<String, Object> pull(int number, String state, String sha, int repository) {
        var head = Map.of("sha", sha, "repo", Map.of("id", repository));
        var answer = Map.of("number", number, "state", state, "head", head);
        return new TreeMap<>(Map.of("label", "stranger:fix/a&b=c", "state", state, "answer", answer));
    }

    private void report(long id, String text) throws IOException {
        artifact(id, "review.md", text.getBytes(StandardCharsets.UTF_8));
    }

    private void artifact(long id, String entry, byte[] content) throws IOException {
        var zip = zip(entry, content);
        github.artifacts.add(new Artifact(id, "review", Files.size(zip), false, zip));
    }

    private Path zip(String entry, byte[] content) throws IOException {
        var file = Files.createTempFile(temporary, "artifact", ".zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("review.json"));
            zip.write('{');
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
        }
        return file;
    }

    /** What the step says when all goes well. */
    private String comment() throws Exception {
        var ended = ended(GitHub.TOKEN);
        assertThat(ended.status()).as(ended.log()).isZero();
        assertThat(ended.summary()).isEqualTo(ended.log());
        return ended.log();
    }

    private Runner.Ended ended(String token) throws Exception {
        var event = Files.writeString(
                temporary.resolve("event.json"),
                JSON.createObjectNode().set("workflow_run", run).toString());
        return new Runner(Workflow.PROJECT, temporary, temporary, Map.of("github.token", token))
                .run(
                        Workflow.named("comment.yml").run("Comment"),
                        Map.of(
                                "GITHUB_EVENT_PATH",
                                event.toString(),
                                "GITHUB_API_URL",
                                github.url(),
                                "GITHUB_SERVER_URL",
                                "https://github.com",
                                "GITHUB_REPOSITORY",
                                "o/r"));
    }
}
