package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.sandbox.Sandbox;
import kaikin.sandbox.SandboxOptions;
import kaikin.sandbox.SandboxOptions.ServerChoice;
import kaikin.sandbox.demo.Await;
import kaikin.sandbox.page.LiveBans;
import org.junit.jupiter.api.Test;

/** A server per guard, in both accounts, some with agents of before the environment: one message frees on all. */
class GuardsIT {
    private static final String ADDRESS = "203.0.113.7";
    private static final String OTHER = "198.51.100.23";

    private static final List<String> SSHGUARDS = List.of("nft-1", "ipt-1", "legacy-1", "ipset-1");
    private static final List<String> SERVERS = List.of("nft-1", "ipt-1", "legacy-1", "ipset-1", "f2b-1");
    private static final List<ServerChoice> CHOICES = List.of(
                    "nft-1=account-a,nft-sets",
                    "ipt-1=account-b,iptables-nft,old-agent",
                    "legacy-1=account-a,iptables-legacy",
                    "ipset-1=222222222222,ipset",
                    "f2b-1=account-b,fail2ban,old-agent")
            .stream()
            .map(ServerChoice::parse)
            .toList();

    /** As without systemd: a new one that starts before the old one's group is gone would lose its tables. */
    private static final String RESTART = """
            pid=$(cat /run/sshguard.pid)
            kill "$pid"
            while kill -0 -- "-$pid" 2>/dev/null; do sleep 0.05; done
            setsid sshguard -i /run/sshguard.pid </dev/null >>/var/log/sshguard.log 2>&1 &
            """;

    @Test
    void everyGuardFreesTheAddressForGoodAndKeepsTheOtherBan() throws Exception {
        var setup = new SandboxOptions(
                ScenarioSandbox.PROJECT,
                StackPlanRecorder.source(ScenarioSandbox.PROJECT, List.of()),
                Optional.empty(),
                0,
                CHOICES);
        try (var stage = new ScenarioSandbox(Sandbox.open(setup, line -> {}))) {
            keepABlacklist(stage);
            getBannedEverywhere(stage);
            assertThat(shown(stage))
                    .hasSize(5)
                    .allSatisfy((server, bans) -> assertThat(bans).contains(ADDRESS, OTHER));
            assertThat(stage.sandbox().minute())
                    .contains(SERVERS.stream().map(name -> name + ": Success").toList());

            assertThat(stage.ask(ADDRESS)).contains(SERVERS);

            for (var server : SERVERS) {
                assertThat(Await.trueWithin(
                                ScenarioSandbox.PATIENCE, () -> stage.client().logsIn(ADDRESS, server)))
                        .as(server)
                        .isTrue();
                assertThat(stage.client().timesOut(OTHER, server)).as(server).isTrue();
            }
            assertThat(shown(stage))
                    .hasSize(5)
                    .allSatisfy(
                            (server, bans) -> assertThat(bans).contains(OTHER).doesNotContain(ADDRESS));
            comesBackAsItShould(stage);
        }
    }

    /** The bans of each server as the sandbox's page shows them; a server that does not say has none. */
    private static Map<String, List<String>> shown(ScenarioSandbox stage) throws IOException, InterruptedException {
        var shown = new TreeMap<String, List<String>>();
        for (var choice : CHOICES) {
            var bans = new LiveBans(stage.sandbox().machine(choice.name()), choice.guard());
            shown.put(choice.name(), bans.read().orElse(List.of()));
        }
        return shown;
    }

    /** Every ban of these is for ever, and outlasts a restart. */
    private static void keepABlacklist(ScenarioSandbox stage) throws IOException, InterruptedException {
        for (var server : SSHGUARDS) {
            run(stage, server, "echo BLACKLIST_FILE=30:/var/lib/kaikin/blacklist.db >>/etc/sshguard/sshguard.conf");
            run(stage, server, RESTART);
            run(stage, server, "until grep -qx tail /proc/[0-9]*/comm; do sleep 0.05; done");
        }
    }

    private static void getBannedEverywhere(ScenarioSandbox stage) throws IOException, InterruptedException {
        for (var server : SERVERS) {
            for (var address : List.of(ADDRESS, OTHER)) {
                // More than the guard needs: it may not have read the log from its first line.
                assertThat(Await.trueWithin(ScenarioSandbox.PATIENCE, () -> {
                            stage.client().failToLogIn(address, server);
                            return stage.client().timesOut(address, server);
                        }))
                        .as(server + " bans " + address)
                        .isTrue();
            }
        }
    }

    private static void comesBackAsItShould(ScenarioSandbox stage) throws IOException, InterruptedException {
        for (var server : SSHGUARDS) {
            run(stage, server, RESTART);
            assertThat(Await.trueWithin(
                            ScenarioSandbox.PATIENCE, () -> stage.client().timesOut(OTHER, server)))
                    .as(server + " bans the blacklisted one again")
                    .isTrue();
            assertThat(stage.client().logsIn(ADDRESS, server)).as(server).isTrue();
        }
    }

    private static void run(ScenarioSandbox stage, String server, String script)
            throws IOException, InterruptedException {
        var ended = stage.sandbox().machine(server).run("bash", "-c", script);
        assertThat(ended.well()).as(server + ": " + ended.output()).isTrue();
    }
}
