package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kaikin.cli.CommandLine;
import kaikin.cli.CommandLine.Ended;
import kaikin.cli.ForkedCheckout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fork with accounts, region, rooms and stack names of its own, and a third account whose servers have another tag. */
class ForkIT {
    private static final String HUB = "401234567890";
    private static final String FLEET = "409876543210";
    private static final String THIRD = "405555555555";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temporary;

    @SuppressWarnings("NullAway.Init") // before each test
    private Path project;

    @BeforeEach
    void cloneIt() throws IOException {
        project = ForkedCheckout.clone(temporary.resolve("project"));
    }

    @Test
    void hasEveryCommandFromItsFirstStackFilesOn() throws Exception {
        configure();

        fine("review", "--write", "--on", "2026-11-23");
        assertThat(project.resolve("docs/access")).isDirectoryContaining("glob:**/{berlin,third,zz-hub}.json");
        assertThat(fine("review", "--on", "2026-11-23").output()).startsWith("Nothing changes: checks passed\n");
        assertThat(project.resolve("docs/access.md"))
                .content()
                .contains(HUB, FLEET, THIRD)
                .doesNotContain("111111111111", "222222222222", "ap-northeast-1");
        assertThat(fine("policies", "--on", "2026-11-23").output())
                .contains("of [berlin, third, zz-hub]: 0 violated, 0 undecided");
        var sandbox = fine(
                "sandbox",
                "--server",
                "web-1=third,nft-sets",
                "--server",
                "web-2=berlin,nft-sets",
                "--",
                "sh",
                "-c",
                "kaikin-minute; echo \"room $KAIKIN_ROOM\"");
        assertThat(sandbox.error()).contains("planning zz-hub, berlin, third");
        assertThat(sandbox.output()).contains("web-1: Success", "web-2: Success", "room 77");
    }

    /** A hub without servers, too. */
    @Test
    void putsTheSandboxesServersWhereThereAreFleets() throws Exception {
        fine(
                "init",
                "--hub",
                HUB,
                "--fleet",
                FLEET,
                "--bot",
                "5",
                "--rooms",
                "77",
                "--people",
                "8",
                "--region",
                "us-east-1");

        assertThat(fine("sandbox", "--", "sh", "-c", "kaikin-minute").output())
                .contains("gitlab-1: Success", "opengate-1: Success");
    }

    @Test
    void aHubsKeyInAFleetsFileIsSaidInOneLine() throws Exception {
        configure();
        var file = project.resolve("Pulumi.third.yaml");
        Files.writeString(file, Files.readString(file) + "  kaikin:rooms: [\"77\"]\n");

        var ended = run("policies");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.error().lines().filter(line -> line.contains("kaikin:rooms: only the hub's stack file")))
                .hasSize(1);
    }

    private void configure() throws Exception {
        fine(
                "init",
                "--hub",
                "zz-hub=" + HUB,
                "--fleet",
                HUB,
                "--fleet",
                "berlin=" + FLEET + "/team/web",
                "--fleet",
                "third=" + THIRD,
                "--bot",
                "5",
                "--rooms",
                "77",
                "--people",
                "8,9",
                "--region",
                "eu-central-1",
                "--language",
                "en",
                "--alarm-address",
                "ops@example.com");
        var file = project.resolve("Pulumi.third.yaml");
        Files.writeString(
                file,
                Files.readString(file).stripTrailing()
                        + "\n  kaikin:serverTagKey: guard\n  kaikin:serverTagValue: x\n");
    }

    private Ended fine(String... words) throws IOException, InterruptedException {
        var ended = run(words);
        assertThat(ended.status()).as(ended.output() + ended.error()).isZero();
        return ended;
    }

    private Ended run(String... words) throws IOException, InterruptedException {
        return new CommandLine(project, temporary).run(List.of(words));
    }
}
