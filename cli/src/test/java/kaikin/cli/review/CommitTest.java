package kaikin.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kaikin.policies.review.source.SourceDiff.Hunk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the working tree has changed since a commit. */
class CommitTest {
    private static final String ROLE = "stacks/src/main/java/kaikin/stacks/Role.java";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path repository;

    @BeforeEach
    void commit() throws Exception {
        git("init", "-q");
        git("config", "user.name", "somebody");
        git("config", "user.email", "somebody@example.com");
        write(ROLE, "class Role {\n    one();\n    two();\n    three();\n}\n");
        write("runtime/src/main/java/kaikin/contract/Roles.java", "class Roles {}\n");
        write("Pulumi.account-a.yaml", "config:\n  kaikin:hub: \"111111111111\"\n");
        write(".gitignore", "*.class\n");
        git("add", "-A");
        git("commit", "-qm", "Begin");
    }

    @Test
    void changedLinesAndNewFilesAreThere() throws Exception {
        write(ROLE, "class Role {\n    one();\n    2();\n    three();\n    four();\n}\n");
        write("Pulumi.account-c.yaml", "config:\n  kaikin:hub: \"111111111111\"\n");
        write("stacks/src/main/java/kaikin/stacks/Role.class", "built");
        write("README.md", "nothing of the program\n");

        assertThat(hunks())
                .containsExactly(
                        new Hunk(ROLE, 3, List.of("    two();"), 3, List.of("    2();")),
                        new Hunk(ROLE, 5, List.of(), 5, List.of("    four();")),
                        new Hunk(
                                "Pulumi.account-c.yaml",
                                0,
                                List.of(),
                                1,
                                List.of("config:", "  kaikin:hub: \"111111111111\"", "")));
    }

    @Test
    void nothingThatTheUserTellsGitChangesIt() throws Exception {
        for (var setting : List.of(
                "diff.noprefix true",
                "diff.mnemonicPrefix true",
                "color.ui always",
                "diff.external false",
                "diff.interHunkContext 9",
                "diff.context 7")) {
            git("config", setting.split(" ", -1)[0], setting.split(" ", -1)[1]);
        }
        write(".gitattributes", "*.java -diff\n");
        write(ROLE, "class Role {\n    1();\n    two();\n    3();\n}\n");

        assertThat(hunks())
                .containsExactly(
                        new Hunk(ROLE, 2, List.of("    one();"), 2, List.of("    1();")),
                        new Hunk(ROLE, 4, List.of("    three();"), 4, List.of("    3();")));
    }

    @Test
    void aProjectMayBeAPartOfARepository() throws Exception {
        var part = "part/" + ROLE;
        write(part, "class Role {}\n");
        git("add", "-A");
        git("commit", "-qm", "Add a part");
        write(part, "class Role { }\n");

        assertThat(Commit.find(repository.resolve("part"), "HEAD").diff().hunks())
                .extracting(Hunk::file)
                .containsExactly(ROLE);
    }

    @Test
    void sourcesWithoutARepositoryHaveNoDiff() throws Exception {
        write("docs/access/account-a.json", """
                {"deployment": {"resources": [{"urn": "urn:pulumi:account-a::kaikin::pulumi:pulumi:Stack::kaikin-account-a",
                 "type": "pulumi:pulumi:Stack"}]}}""");
        write(ROLE, "class Role {}\n");
        assertThat(BaseRevision.snapshot(repository).diff().hunks()).isNotEmpty();

        Files.move(repository.resolve(".git"), repository.resolve("git"));
        Files.writeString(repository.resolve(".git"), "gitdir: /nowhere\n");

        assertThat(BaseRevision.snapshot(repository).diff().hunks()).isEmpty();
    }

    private List<Hunk> hunks() throws IOException, InterruptedException {
        return Commit.find(repository, "HEAD").diff().hunks();
    }

    private void write(String file, String text) throws IOException {
        var path = repository.resolve(file);
        Files.createDirectories(path.resolveSibling("."));
        Files.writeString(path, text);
    }

    private void git(String... words) throws IOException, InterruptedException {
        ProgramCopy.run(
                repository, Stream.concat(Stream.of("git"), Stream.of(words)).toArray(String[]::new));
    }
}
