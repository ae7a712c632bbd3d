package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import kaikin.sandbox.demo.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./kaikin release}, by somebody with the policy of docs/operator-policy/release.json. */
class ReleaseByHandIT {
    private static final String ADDRESS = "203.0.113.7";

    /** No guard's. */
    private static final String OTHER_RULE = "nft add table ip others"
            + " && nft 'add chain ip others in { type filter hook input priority 0; }'"
            + " && nft add rule ip others in ip saddr 203.0.113.7 drop";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void asksFirstAndFreesThenAndEachGrantIsNeeded() throws Exception {
        var states = ExportedStates.record(directory);
        var operator = OperatorCommands.of(states.fleet(), OperatorCommands.FLEET, "release");
        var lacking = OperatorCommands.lackingEach(states.fleet(), OperatorCommands.FLEET, "release");
        try (var stage = ScenarioSandbox.open(states.hub(), states.fleet())) {
            stage.getBanned(ADDRESS, "opengate-1");

            var asked = release(operator, stage, ADDRESS, "opengate-1");
            assertThat(asked.output())
                    .contains("check of 203.0.113.7 on opengate-1 (i-", "203.0.113.7 is banned, by:")
                    .contains("nothing was changed");
            assertThat(asked.status()).isZero();
            assertThat(stage.bansOn("opengate-1").has(ADDRESS)).isTrue();

            // Who may send, and not read how it ended, releases all the same.
            stage.getBanned("198.51.100.23", "opengate-1");
            for (var each : lacking) {
                var ended = release(each.operator(), stage, "198.51.100.23", "opengate-1", "--execute");
                assertThat(ended.output()).contains("not authorized to perform: " + each.action());
                assertThat(ended.status()).as(each.sid()).isEqualTo(2);
            }
            assertThat(lacking).hasSize(5);

            var released = release(operator, stage, ADDRESS, "opengate-1", "--execute");
            assertThat(released.output()).contains("opengate-1 (i-", "203.0.113.7 is free; freed: 203.0.113.7");
            assertThat(released.status()).isZero();
            assertThat(stage.bansOn("opengate-1").has(ADDRESS)).isFalse();
            var again = release(operator, stage, ADDRESS, "opengate-1", "--execute");
            assertThat(again.output()).contains("203.0.113.7 was not banned");
            assertThat(again.status()).isZero();

            var rule = stage.sandbox().machine("opengate-1").run("sh", "-c", OTHER_RULE);
            assertThat(rule.well()).as(rule.output()).isTrue();
            var blocked = release(operator, stage, ADDRESS, "opengate-1", "--execute");
            assertThat(blocked.output())
                    .contains(
                            "203.0.113.7 may still be banned",
                            "reason still-banned",
                            "  it said: kaikin: ",
                            "nft ip others: ip saddr 203.0.113.7 drop");
            assertThat(blocked.status()).isEqualTo(1);
            assertThat(Await.trueWithin(
                            ScenarioSandbox.PATIENCE,
                            () -> stage.sandbox().log("kaikin-outcome").contains("\"asker\":\"by hand\"")))
                    .isTrue();
            assertThat(stage.person().room()).isEmpty();
        }
    }

    @Test
    void startsNothingWhereItWouldHaveToGuess() throws Exception {
        var states = ExportedStates.record(directory);
        var operator = OperatorCommands.of(states.fleet(), OperatorCommands.FLEET, "release");
        try (var stage = ScenarioSandbox.open(states.hub(), states.fleet())) {
            assertNothing(release(operator, stage, "999.1.1.1", "opengate-1"), "is no IP address");
            assertNothing(release(operator, stage, ADDRESS, "gitlab-1"), "no agent in account 222222222222 reports");
            assertNothing(
                    operator.kaikin(stage, "release", ADDRESS, "--stack", "account-a", "--server", "gitlab-1"),
                    "these are credentials of account 222222222222");
            stage.order("kaikin-silence", "opengate-1");
            assertNothing(release(operator, stage, ADDRESS, "opengate-1", "--execute"), "does not report");
            stage.order("kaikin-silence", "--end");
            stage.order("kaikin-untag", "opengate-1");
            assertNothing(release(operator, stage, ADDRESS, "opengate-1", "--execute"), "has no tag bot=");
        }
    }

    private static void assertNothing(OperatorCommands.Ended ended, String why) {
        assertThat(ended.output()).contains(why);
        assertThat(ended.status()).isEqualTo(2);
    }

    private static OperatorCommands.Ended release(
            OperatorCommands operator, ScenarioSandbox stage, String address, String server, String... more)
            throws Exception {
        var words = new java.util.ArrayList<>(
                java.util.List.of("release", address, "--stack", "account-b", "--server", server));
        words.addAll(java.util.List.of(more));
        return operator.kaikin(stage, words.toArray(String[]::new));
    }
}
