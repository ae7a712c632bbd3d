package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kaikin.cli.CommandLine;
import kaikin.cli.CommandLine.Ended;
import kaikin.cli.TestProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./kaikin policies} says and how it ends. */
class PoliciesCommandIT {
    private static final Path PROJECT = TestProject.DIRECTORY;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temporary;

    @Test
    void bothStacksAreFine() throws Exception {
        var ended = policies("--on", "2026-11-23");

        assertThat(ended.output()).contains("0 violated, 0 undecided", "exempt until 2027-11-30");
        assertThat(ended.status()).isZero();
    }

    /** A third fleet is a stranger without a stack file, and one of three with it. */
    @Test
    void allStacksThatHaveAFileAreLookedAt() throws Exception {
        var project = Files.createDirectory(temporary.resolve("project"));
        for (var directory : List.of("docs", "policies", "runtime", "sandbox", "stacks")) {
            Files.createSymbolicLink(
                    project.resolve(directory), PROJECT.resolve(directory).toRealPath());
        }
        for (var file : List.of("Pulumi.yaml", "Pulumi.account-b.yaml")) {
            Files.copy(PROJECT.resolve(file), project.resolve(file));
        }
        Files.writeString(
                project.resolve("Pulumi.account-a.yaml"),
                Files.readString(PROJECT.resolve("Pulumi.account-a.yaml"))
                        .replace("\"222222222222\"]", "\"222222222222\", \"333333333333\"]"));
        var withTwoFiles = new CommandLine(project, temporary).run(List.of("policies", "--on", "2026-11-23"));
        Files.writeString(
                project.resolve("Pulumi.account-c.yaml"),
                Files.readString(PROJECT.resolve("Pulumi.account-b.yaml")).replace("222222222222", "333333333333"));
        var withThree = new CommandLine(project, temporary).run(List.of("policies", "--on", "2026-11-23"));

        assertThat(withTwoFiles.output()).contains("✗ [CRITICAL] no-foreign-principal", "of [account-a, account-b]:");
        assertThat(withTwoFiles.status()).isEqualTo(1);
        assertThat(withThree.output()).contains("of [account-a, account-b, account-c]: 0 violated, 0 undecided");
        assertThat(withThree.status()).isZero();
    }

    @Test
    void aProjectWithoutStackFilesHasNothingToLookAt() throws Exception {
        var ended = new CommandLine(temporary, temporary).run(List.of("policies"));

        assertThat(ended.error()).contains("kaikin: there is no Pulumi.STACK.yaml in " + temporary.toAbsolutePath());
        assertThat(ended.status()).isEqualTo(2);
    }

    @Test
    void exemptionsEnd() throws Exception {
        var ended = policies("--on", "2028-01-01");

        assertThat(ended.output()).contains("✗ [MEDIUM] exemptions-are-current", "expired on 2027-11-30");
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void oneStackAloneIsNotDecided() throws Exception {
        var ended = policies("--on", "2026-11-23", "account-b");

        assertThat(ended.output())
                .contains("? assume-role-edges-close", "that stack is not among these", "? access-is-intended");
        assertThat(ended.status()).isEqualTo(2);
    }

    @Test
    void readsExportedStates() throws Exception {
        var state = temporary.resolve("account-b.json");
        Files.writeString(state, run("plan", "account-b").output());
        assertThat(policies("--on", "2026-11-23", "--state", state.toString(), "account-a")
                        .status())
                .isZero();

        Files.writeString(
                state,
                Files.readString(state).replace("ArnEquals", "ArnLike").replace("role/kaikin-webhook", "role/*"));
        var broken = policies("--on", "2026-11-23", "--state", state.toString(), "account-a");

        assertThat(broken.output())
                .contains(
                        "root-principal-names-one-role", "account-b · aws:iam/role:Role · kaikin-operator",
                        "✗ [CRITICAL] access-is-intended", "does not hold: only ");
        assertThat(broken.status()).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsNoViolation() throws Exception {
        var ended = policies("account-z");

        assertThat(ended.error()).contains("kaikin: there is no Pulumi.account-z.yaml in ");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(policies("--state", "/nowhere.json").status()).isEqualTo(2);
    }

    private Ended policies(String... words) throws IOException, InterruptedException {
        return run(Stream.concat(Stream.of("policies"), Stream.of(words)).toArray(String[]::new));
    }

    private Ended run(String... words) throws IOException, InterruptedException {
        return new CommandLine(PROJECT, temporary).run(List.of(words));
    }
}
