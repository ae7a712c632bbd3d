package kaikin.bench.section;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kaikin.bench.core.BenchRun;
import kaikin.bench.inside.FillMain;
import kaikin.bench.process.TimedCommand;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.contract.RoleArn;
import kaikin.contract.RoleNames;
import kaikin.sandbox.Sandbox;
import kaikin.sandbox.SandboxOptions;
import kaikin.sandbox.services.lambda.RunningFunction;

/** Both accounts of the sandbox, whose servers' agents are silent: a command sent costs nobody's time. */
final class BenchAccounts implements AutoCloseable {
    private final Sandbox sandbox;
    private final Path project;

    private BenchAccounts(Sandbox sandbox, Path project) {
        this.sandbox = sandbox;
        this.project = project;
    }

    static BenchAccounts open(BenchRun bench) throws IOException, InterruptedException {
        var setup = new SandboxOptions(
                bench.example(), StackPlanRecorder.source(bench.example(), List.of()), Optional.empty(), 0);
        var accounts = new BenchAccounts(Sandbox.open(setup, bench::say), bench.project());
        for (var server : List.of("gitlab-1", "opengate-1")) {
            accounts.run(List.of("kaikin-silence", server), Map.of());
        }
        return accounts;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    AccountId hub() {
        return sandbox.bot().hub();
    }

    /** An account with servers that is not the hub's. */
    AccountId fleet() {
        return sandbox.bot().fleets().stream()
                .filter(each -> !each.equals(hub()))
                .sorted(Comparator.comparing(AccountId::value))
                .findFirst()
                .orElseThrow();
    }

    String bucket() {
        return BanListKey.bucket(hub(), "ap-northeast-1");
    }

    /** Puts the lists of so many servers of the fleet into the bucket. */
    void fill(int servers, int bans) throws IOException, InterruptedException {
        var fill = java(FillMain.class);
        fill.addAll(FillMain.arguments(bucket(), fleet(), servers, bans));
        as(RoleNames.writer(hub(), fleet()), fill, Map.of());
    }

    /** The command line of a program of the benchmark, without its arguments. */
    List<String> java(Class<?> program) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Process ids begin anew in the namespace, and two JVMs would fight for one file below /tmp.
                "-XX:-UsePerfData"));
        // Another collector and compiler would measure another program.
        command.addAll(RunningFunction.JVM);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        return command;
    }

    /** Runs a command beside the gateway, as a role and with the function's variables; answers what it printed. */
    String as(RoleArn role, List<String> command, Map<String, String> more) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("kaikin-as", role.toString()));
        words.addAll(command);
        return run(words, more);
    }

    /** Runs one of the sandbox's programs; answers what it printed. */
    String run(List<String> words, Map<String, String> more) throws IOException, InterruptedException {
        var environment = new TreeMap<>(sandbox.environment());
        environment.putAll(sandbox.bot().variables());
        environment.putAll(more);
        // The caller's PATH finds no program of the sandbox.
        var whole = new ArrayList<>(List.of("env"));
        whole.addAll(words);
        return new TimedCommand(project, environment, whole).run().fine().output();
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
    }
}
