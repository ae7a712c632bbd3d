package kaikin.bench.section;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import kaikin.bench.core.BenchRun;
import kaikin.bench.core.MeasuredFigures;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.contract.BanListKey;
import kaikin.contract.ReleaseDocument;
import kaikin.contract.RoleNames;
import kaikin.contract.UploadDocument;
import kaikin.policies.model.Plan;
import kaikin.sandbox.Sandbox;
import kaikin.sandbox.SandboxOptions;
import kaikin.sandbox.SandboxOptions.ServerChoice;
import kaikin.sandbox.cloud.Instance;

/** Servers of the sandbox, one for each guard, on which the deployed scripts are run by hand. */
final class Servers implements AutoCloseable {
    static final List<String> GUARDS = List.of("nft-sets", "iptables-nft", "ipset");

    private static final String REGION = "ap-northeast-1";

    private final Sandbox sandbox;
    private final BenchRun bench;
    private final String account;

    private Servers(Sandbox sandbox, BenchRun bench, String account) {
        this.sandbox = sandbox;
        this.bench = bench;
        this.account = account;
    }

    static Servers open(BenchRun bench) throws IOException, InterruptedException {
        var servers = GUARDS.stream()
                .map(guard -> ServerChoice.parse(guard + "=account-b," + guard))
                .toList();
        var sandbox = Sandbox.open(
                new SandboxOptions(
                        bench.example(),
                        StackPlanRecorder.source(bench.example(), List.of()),
                        Optional.empty(),
                        0,
                        servers),
                bench::say);
        var hub = sandbox.bot().hub();
        var account = sandbox.bot().fleets().stream()
                .filter(each -> !each.equals(hub))
                .findFirst()
                .orElseThrow();
        return new Servers(sandbox, bench, account.value());
    }

    /** Answers milliseconds by what was run: listing, unchanged, changed, release, plain and plain-release. */
    MeasuredFigures measure(String guard, int bans) throws IOException, InterruptedException {
        bench.say("%s with %,d bans".formatted(guard, bans));
        var hub = sandbox.bot().hub();
        var ended = sandbox.machine(guard)
                .run(
                        "env",
                        "AWS_SSM_INSTANCE_ID=" + Instance.id(account, guard),
                        "AWS_SSM_REGION_NAME=" + REGION,
                        "bash",
                        bench.project()
                                .toAbsolutePath()
                                .resolve("bench/server/measure.sh")
                                .toString(),
                        guard,
                        Integer.toString(bans),
                        Integer.toString(bench.effort().rounds()),
                        scripts().toString(),
                        BanListKey.bucket(hub, REGION),
                        RoleNames.writer(hub, new kaikin.contract.AccountId(account))
                                .toString());
        if (!ended.well()) {
            throw new IOException("measuring " + guard + " failed:\n" + ended.output());
        }
        var figures = new MeasuredFigures();
        figures.addLines(ended.output());
        return figures;
    }

    private Path scripts() throws IOException, InterruptedException {
        var directory = Files.createDirectories(bench.project().toAbsolutePath().resolve("bench/target/server"));
        var names = Map.of("upload", UploadDocument.NAME, "release", ReleaseDocument.NAME);
        var plan = StackPlanRecorder.record(bench.example(), "account-b");
        for (var name : names.entrySet()) {
            Files.writeString(directory.resolve(name.getKey()), script(plan, name.getValue()));
        }
        return directory;
    }

    private static String script(Plan plan, String document) throws IOException {
        var content = plan.ofType("aws:ssm/document:Document")
                .filter(each -> each.text("name").equals(document))
                .findFirst()
                .orElseThrow()
                .text("content");
        var lines = JsonMapper.builder().build().readTree(content).at("/mainSteps/0/inputs/runCommand");
        return StreamSupport.stream(lines.spliterator(), false)
                .map(line -> line.asText() + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
    }
}
