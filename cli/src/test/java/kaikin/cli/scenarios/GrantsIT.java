package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.policies.access.Access;
import kaikin.sandbox.audit.Audit;
import kaikin.sandbox.audit.Audit.AuditEntry;
import kaikin.sandbox.demo.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every grant is needed: each action of each Allow statement is used on the way of a message and back. */
class GrantsIT {
    /** What AWS decides inside itself, before there is a call that the sandbox could see. */
    private static final List<String> UNSEEN = List.of(
            // Instances get their role's credentials from the metadata service.
            "kaikin-server (trust): Ec2Instances: sts:AssumeRole",
            // Functions start with their role's credentials.
            "kaikin-webhook (trust): Lambda: sts:AssumeRole",
            "kaikin-outcome (trust): Lambda: sts:AssumeRole");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void everyGrantIsUsed() throws Exception {
        var decided = new ArrayList<AuditEntry>();
        decided.addAll(releasesInBothAccounts());
        decided.addAll(anOutcomeThatIsNeverToldAndAnEventThatIsNotForwarded());
        decided.addAll(eventsThatTheHubDoesNotTake());

        var allowed = AllowedCall.of(access());

        assertThat(allowed).hasSizeGreaterThan(40);
        assertThat(allowed)
                .filteredOn(deed -> decided.stream().noneMatch(deed::isUsedBy))
                .filteredOn(deed -> UNSEEN.stream().noneMatch(deed.toString()::endsWith))
                .isEmpty();
    }

    private static Access access() throws IOException, InterruptedException {
        return Access.of(List.of(
                StackPlanRecorder.record(ScenarioSandbox.PROJECT, "account-a"),
                StackPlanRecorder.record(ScenarioSandbox.PROJECT, "account-b")));
    }

    /** Both answers are told, the history is asked for, a webhook and the events come a second time, and the checks and the daily event come. */
    private static List<AuditEntry> releasesInBothAccounts() throws Exception {
        try (var stage = ScenarioSandbox.open()) {
            stage.getBanned("203.0.113.7", "opengate-1");
            stage.getBanned("198.51.100.23", "gitlab-1");
            assertThat(stage.sandbox().minute()).contains("opengate-1: Success", "gitlab-1: Success");

            release(stage, "203.0.113.7", "opengate-1");
            release(stage, "198.51.100.23", "gitlab-1");
            askTwice(stage);
            assertThat(stage.ask("履歴")).contains("203.0.113.7", "198.51.100.23");
            assertThat(stage.beside("kaikin-redeliver")).startsWith("0\n");
            assertThat(Await.trueWithin(
                            ScenarioSandbox.PATIENCE,
                            () -> stage.audit().stream().anyMatch(GrantsIT::looksAtAnOutcomesClaim)))
                    .isTrue();
            stage.order("kaikin-minute", "4");
            stage.order("kaikin-day");
            return decisions(stage);
        }
    }

    private static void release(ScenarioSandbox stage, String address, String server)
            throws IOException, InterruptedException {
        assertThat(stage.ask(address)).contains(address, server, "作業開始");
        assertThat(Await.trueWithin(
                        ScenarioSandbox.PATIENCE,
                        () -> stage.person().room().stream()
                                .anyMatch(text -> text.contains(address) && text.contains("作業成功"))))
                .isTrue();
    }

    /** Chatwork may deliver one message twice. */
    private static void askTwice(ScenarioSandbox stage) throws IOException, InterruptedException {
        var person = stage.person();
        var event = person.event("help");
        assertThat(person.post(event, person.sign(event))).isEqualTo(200);
        assertThat(person.post(event, person.sign(event))).isEqualTo(200);
    }

    private static boolean looksAtAnOutcomesClaim(AuditEntry entry) {
        return entry.action().equals("s3:GetObject") && entry.resource().contains("/claims/outcomes/");
    }

    private List<AuditEntry> anOutcomeThatIsNeverToldAndAnEventThatIsNotForwarded() throws Exception {
        var states = ExportedStates.record(directory);
        ExportedStates.changeTrust(
                states.fleet(), "kaikin-reader", policy -> policy.replace("role/kaikin-outcome", "role/other"));
        forwardElsewhere(states.hub());
        return releasesUntil(
                states, "111111111111/kaikin-failed-outcomes: 1 ", "111111111111/kaikin-unforwarded-events: 1 ");
    }

    private List<AuditEntry> eventsThatTheHubDoesNotTake() throws Exception {
        var states = ExportedStates.record(directory);
        forwardElsewhere(states.fleet());
        ExportedStates.remove(states.hub(), "aws:lambda/permission:Permission", "OutcomeRule");
        return releasesUntil(
                states, "111111111111/kaikin-failed-outcomes: 1 ", "222222222222/kaikin-unforwarded-events: 1 ");
    }

    private static void forwardElsewhere(Path state) throws IOException {
        ExportedStates.changeGrants(
                state, "kaikin-forwarder", policy -> policy.replace("event-bus/kaikin", "event-bus/other"));
    }

    /** A release in each account, until the queues hold what they are there for. */
    private static List<AuditEntry> releasesUntil(ExportedStates states, String... queues) throws Exception {
        try (var stage = ScenarioSandbox.open(states.hub(), states.fleet())) {
            stage.getBanned("203.0.113.7", "opengate-1");
            stage.getBanned("198.51.100.23", "gitlab-1");
            assertThat(stage.sandbox().minute()).contains("opengate-1: Success", "gitlab-1: Success");
            assertThat(stage.ask("203.0.113.7")).contains("作業開始");
            assertThat(stage.ask("198.51.100.23")).contains("作業開始");
            assertThat(Await.trueWithin(ScenarioSandbox.PATIENCE, () -> {
                        var now = stage.order("kaikin-queues");
                        return List.of(queues).stream().allMatch(now::contains);
                    }))
                    .as(stage.order("kaikin-queues"))
                    .isTrue();
            return decisions(stage);
        }
    }

    private static List<AuditEntry> decisions(ScenarioSandbox stage) throws IOException {
        var decisions = new ArrayList<>(stage.audit());
        Files.readAllLines(stage.sandbox().deliveries()).stream()
                .map(Audit::read)
                .forEach(decisions::add);
        return decisions;
    }
}
