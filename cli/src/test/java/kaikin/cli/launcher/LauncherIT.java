package kaikin.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import kaikin.cli.launcher.Checkout.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher does before it starts anything. */
class LauncherIT {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temporary;

    @Test
    void helpNeedsNothingThatIsBuilt() throws Exception {
        var checkout = Checkout.sources(temporary.resolve("kaikin"));

        for (var word :
                new String[] {"demo", "sandbox", "plan", "policies", "review", "engine", "bench", "build", "test"}) {
            for (var words : new String[][] {{word, "--help"}, {word, "-h"}, {word, "more", "--help"}}) {
                var ended = checkout.kaikin(words);
                assertThat(ended.output()).startsWith("Usage: kaikin " + word);
                assertThat(ended).isEqualTo(new Ended(0, ended.output(), ""));
            }
        }
        assertThat(checkout.directory().resolve("target")).doesNotExist();
    }

    /** Root may write everywhere but where nobody may. */
    @ParameterizedTest
    @ValueSource(strings = {"build", "plan", "test"})
    void aFolderThatCannotBeWrittenToIsNamed(String word) throws Exception {
        var checkout = Checkout.sources(temporary.resolve("kaikin"));

        var ended = inNamespace(
                checkout, "mount --bind . . && mount -o remount,bind,ro . && cd \"$PWD\" && ./kaikin " + word);

        assertThat(ended.error())
                .isEqualTo("kaikin: " + checkout.directory()
                        + " cannot be written to: it is read-only, or somebody else's\n");
        assertThat(ended.status()).isEqualTo(1);
    }

    /** Status 2: nothing was reviewed, and nobody's access is in question. */
    @Test
    void aFullDiskIsNamed() throws Exception {
        var checkout = Checkout.sources(temporary.resolve("kaikin"));

        var ended = inNamespace(
                checkout,
                "mkdir ../small && mount -t tmpfs -o size=64m none ../small && cp -r . ../small && ../small/kaikin review");

        assertThat(ended.error())
                .matches("kaikin: there are [0-9]+ MB of disk space left for " + temporary.resolve("small")
                        + ", and a build takes 500 MB\n");
        assertThat(ended.status()).isEqualTo(2);
    }

    @Test
    void whatDoesNotBuildIsSaidInOneLine() throws Exception {
        var checkout = Checkout.built(temporary.resolve("kaikin"));
        var file = checkout.directory().resolve("runtime/src/main/java/kaikin/contract/Names.java");
        assertThat(file.resolveSibling(".")).isDirectory();
        Files.writeString(file, "no Java");

        var ended = checkout.kaikin("review");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.error().lines().filter(line -> !line.startsWith("kaikin: building ")))
                .singleElement()
                .asString()
                .startsWith("kaikin: the working tree does not build: [ERROR] " + file);
    }

    /** What git says of somebody else's clone. */
    @Test
    void anothersCloneIsNoMissingCommit() throws Exception {
        var checkout = Checkout.built(temporary.resolve("kaikin"));
        checkout.commit();

        var ended = checkout.run("env", "GIT_TEST_ASSUME_DIFFERENT_OWNER=1", "./kaikin", "review", "--base", "HEAD");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.error())
                .startsWith("kaikin: git cannot read ")
                .contains("dubious ownership")
                .hasLineCount(1);
    }

    /** Without any locale. */
    @Test
    void languageIsNoQuestionOfTheLocale() throws Exception {
        var checkout = Checkout.built(temporary.resolve("kaikin"));

        var ended = checkout.run("env", "-i", "PATH=" + System.getenv("PATH"), "./kaikin", "plan", "解禁");

        assertThat(ended.error()).contains("kaikin: «解禁» is no stack name");
    }

    private static Ended inNamespace(Checkout checkout, String script) throws Exception {
        return checkout.run("unshare", "--map-root-user", "--mount", "bash", "-c", script);
    }
}
