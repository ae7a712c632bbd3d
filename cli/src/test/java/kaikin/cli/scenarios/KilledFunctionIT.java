package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kaikin.sandbox.demo.Await;
import org.junit.jupiter.api.Test;

/** Processes of functions end as they end on Lambda: killed for their memory, or by their own doing. */
class KilledFunctionIT {
    private static final String ADDRESS = "203.0.113.7";

    @Test
    void whoeverWaitsIsToldAtOnceAndTheNextOneGetsANewInstance() throws Exception {
        try (var stage = ScenarioSandbox.open()) {
            stage.sandbox().minute();
            kill("WebhookFunction");
            assertThat(stage.ask("198.51.100.1")).contains("198.51.100.1");

            stage.order("kaikin-mishap", "chatwork", "silent", "1");
            var asked = CompletableFuture.supplyAsync(() -> mention(stage, "198.51.100.2"));
            awaitClaims(stage, "kaikin-webhook", 2);
            var started = System.nanoTime();
            kill("WebhookFunction");

            assertThat(asked.join()).isEqualTo(500);
            assertThat(stage.sandbox().log("kaikin-webhook"))
                    .contains(" Error: Runtime exited with error: signal: killed\nRuntime.ExitError\n");
            assertThat(System.nanoTime() - started).isLessThan(10_000_000_000L);
            assertThat(stage.ask("198.51.100.3")).contains("198.51.100.3");
        }
    }

    /** As one that hangs: Lambda ends it, and its log says so. */
    @Test
    void aFunctionThatTakesTooLongIsEnded() throws Exception {
        try (var stage = ScenarioSandbox.open()) {
            stage.sandbox().minute();
            // Each has its turn, and so is restored from its snapshot.
            for (var process : processes("WebhookFunction")) {
                assertThat(stage.ask("198.51.100.3")).contains("198.51.100.3");
                assertThat(process.isAlive()).isTrue();
            }
            for (var process : processes("WebhookFunction")) {
                stop(process);
            }

            assertThat(mention(stage, "198.51.100.1")).isEqualTo(500);

            assertThat(stage.sandbox().log("kaikin-webhook")).contains(" Task timed out after 28.00 seconds\n");
            assertThat(stage.ask("198.51.100.2")).contains("198.51.100.2");
        }
    }

    /** Lambda gives an event that nobody waits for to the next instance, with the same request. */
    @Test
    void anEventWhoseInstanceIsKilledIsToldByTheNext() throws Exception {
        try (var stage = ScenarioSandbox.open()) {
            stage.getBanned(ADDRESS, "opengate-1");
            stage.sandbox().minute();
            stage.order("kaikin-mishap", "events", "lost", "1");
            assertThat(stage.ask(ADDRESS)).contains("作業開始");
            assertThat(Await.trueWithin(
                            ScenarioSandbox.PATIENCE,
                            () -> !stage.order("kaikin-lost-events").isEmpty()))
                    .isTrue();

            stage.order("kaikin-mishap", "chatwork", "silent", "1");
            var delivered = CompletableFuture.supplyAsync(() -> redeliver(stage));
            awaitClaims(stage, "kaikin-outcome", 1);
            kill("OutcomeFunction");

            stage.hear("作業成功", ADDRESS);
            delivered.join();
            assertThat(stage.heard("作業成功", ADDRESS)).hasSize(1);
        }
    }

    /** The claim of a message comes before what is posted about it. */
    private static void awaitClaims(ScenarioSandbox stage, String role, int count)
            throws IOException, InterruptedException {
        assertThat(Await.trueWithin(
                        ScenarioSandbox.PATIENCE,
                        () -> stage.audit().stream()
                                        .filter(entry -> entry.principal().contains("/" + role + "/")
                                                && entry.action().equals("s3:PutObject")
                                                && entry.resource().contains("/claims/")
                                                && entry.decision().equals("allowed"))
                                        .count()
                                >= count))
                .isTrue();
    }

    private static List<ProcessHandle> processes(String handler) {
        var processes = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(handler))
                .toList();
        assertThat(processes).isNotEmpty();
        return processes;
    }

    private static void stop(ProcessHandle process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-STOP", "" + process.pid())
                        .start()
                        .waitFor())
                .isZero();
    }

    private static void kill(String handler) {
        var processes = processes(handler);
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    private static int mention(ScenarioSandbox stage, String text) {
        return done(() -> stage.person().mention(text));
    }

    private static String redeliver(ScenarioSandbox stage) {
        return done(() -> stage.order("kaikin-redeliver"));
    }

    private interface Deed<T> {
        T done() throws IOException, InterruptedException;
    }

    private static <T> T done(Deed<T> deed) {
        try {
            return deed.done();
        } catch (IOException e) {
            throw new AssertionError("not done", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
