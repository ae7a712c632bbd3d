package kaikin.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.sandbox.demo.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that was built of other sources than those that are there is ever used. */
class BuildIT {
    private static final String CHANGED = "stacks/src/main/java/kaikin/stacks/fleet/ReleaseEventForwarding.java";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temporary;

    /** As after Ctrl-C and `git checkout`: the jar is new, and its sources are gone again, with the time of before. */
    @Test
    void whatAnInterruptedBuildLeavesIsNotUsed() throws Exception {
        var checkout = Checkout.built(temporary.resolve("kaikin"));
        checkout.commit();
        var before = checkout.kaikin("plan", fleet(checkout));
        assertThat(before.output()).as(before.error()).contains("The hub hears how releases ended");
        var source = checkout.directory().resolve(CHANGED);
        var sources = Files.readString(source);
        var time = Files.getLastModifiedTime(source);

        Files.writeString(source, sources.replace("The hub hears", "Nobody hears"));
        killedWhileItBuilds(checkout);
        checkout.fine("git", "checkout", "-q", "--", CHANGED);
        Files.setLastModifiedTime(source, time);
        assertThat(checkout.run("git", "status", "--porcelain").output()).isEmpty();

        var program = checkout.run("stacks/program", "compile", "exec:java");
        assertThat(program.status()).isNotZero();
        assertThat(program.error())
                .startsWith("kaikin: ")
                .endsWith("run ./mvnw -q package\n")
                .hasLineCount(1);
        var after = checkout.kaikin("plan", fleet(checkout));
        assertThat(after.error()).contains("kaikin: building");
        assertThat(plan(after.output())).isEqualTo(plan(before.output()));
    }

    @Test
    void theProgramAndThePackRefuseWhatOtherSourcesMade() throws Exception {
        var checkout = Checkout.built(temporary.resolve("kaikin"));
        checkout.fine(".mvn/built", "check", "runtime", "policies", "stacks", "sandbox", "cli");
        append(checkout, CHANGED);
        append(checkout, "policies/intended-access.md");

        assertThat(checkout.run("stacks/program", "compile", "exec:java").error())
                .isEqualTo("kaikin: " + CHANGED + " is not what the program was built from: run ./mvnw -q package\n");
        assertThat(checkout.run("policies/pack", "127.0.0.1:1").error())
                .startsWith("kaikin: policies/intended-access.md is not what ")
                .endsWith(" was built from: run ./mvnw -q package\n")
                .hasLineCount(1);
        assertThat(checkout.run(".mvn/built", "check", "sandbox", "stacks").output())
                .isEqualTo("policies/intended-access.md\n" + CHANGED + "\n");
    }

    /** As somebody has it who took an archive of the sources, and made a repository of it. */
    @Test
    void aRepositoryWithoutACommitIsBuilt() throws Exception {
        var checkout = Checkout.built(temporary.resolve("kaikin"));
        checkout.fine("git", "init", "-q");
        append(checkout, CHANGED);

        var plan = checkout.kaikin("plan", fleet(checkout));

        assertThat(plan.error()).contains("kaikin: building").doesNotContain("does not build");
        assertThat(plan.output()).contains("\"builtFrom\" : \"no commit\"");
    }

    /** A jar that was not written to its end is none. */
    @Test
    void aShortJarIsNotTakenForAWholeOne() throws Exception {
        var checkout = Checkout.built(temporary.resolve("kaikin"));
        var jar = checkout.directory().resolve("stacks/target/stacks.jar");
        checkout.fine("truncate", "-s", "-1", jar.toString());

        assertThat(checkout.run(".mvn/built", "check", "stacks").output()).isEqualTo("stacks/target/stacks.jar\n");
    }

    /** Neither by Maven nor, where no other class can tell, with all the others; it comes to the same. */
    @Test
    void aChangedLineIsReviewedAsItIs() throws Exception {
        var checkout = Checkout.built(temporary.resolve("kaikin"));
        var source = checkout.directory().resolve(CHANGED);
        var before = Files.readString(source);
        var unchanged = checkout.kaikin("review");
        assertThat(unchanged.output()).as(unchanged.error()).contains("Resources unchanged: ");

        Files.writeString(source, before.replace("The hub hears", "Nobody hears"));
        var alone = checkout.kaikin("review");
        Files.writeString(
                source,
                before.replace("The hub hears", "Nobody hears").replaceFirst("}\\s*$", "int others() { return 1; } }"));
        var withAll = checkout.kaikin("review");
        Files.writeString(source, before);
        var again = checkout.kaikin("review");

        assertThat(alone.output()).isNotEqualTo(unchanged.output()).isEqualTo(withAll.output());
        assertThat(again.output()).isEqualTo(unchanged.output());
        assertThat(List.of(alone.error(), withAll.error())).noneMatch(said -> said.contains("building"));
    }

    /** A fork has names of its own for its stacks; the hub is the first. */
    private static String fleet(Checkout checkout) throws IOException {
        var stacks = StackPlanRecorder.stacks(checkout.directory());
        return stacks.get(stacks.size() - 1);
    }

    /** But for the commit that it was built from, which is the copy's own. */
    private static String plan(String output) {
        return output.replaceAll("\"builtFrom\" : \"[^\"]*\"", "");
    }

    private static void append(Checkout checkout, String file) throws IOException {
        var path = checkout.directory().resolve(file);
        Files.writeString(path, Files.readString(path) + "\n");
    }

    private void killedWhileItBuilds(Checkout checkout) throws IOException, InterruptedException {
        var began = FileTime.from(Instant.now());
        var jar = checkout.directory().resolve("stacks/target/stacks.jar");
        var log = temporary.resolve("log");
        var builder =
                checkout.builder("./kaikin", "build").redirectErrorStream(true).redirectOutput(log.toFile());
        // Whoever is killed deletes nothing.
        builder.environment().put("TMPDIR", temporary.toString());
        var build = builder.start();
        assertThat(Await.trueWithin(
                        Duration.ofMinutes(5),
                        () -> !build.isAlive()
                                || (Files.exists(jar)
                                        && Files.getLastModifiedTime(jar).compareTo(began) > 0)))
                .as(Files.readString(log))
                .isTrue();
        build.descendants().forEach(ProcessHandle::destroyForcibly);
        build.destroyForcibly().waitFor();
        assertThat(jar).as(Files.readString(log)).exists();
    }
}
