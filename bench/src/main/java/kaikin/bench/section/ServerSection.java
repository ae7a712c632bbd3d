package kaikin.bench.section;

import java.util.ArrayList;
import java.util.List;
import kaikin.bench.core.Aim;
import kaikin.bench.core.BenchRun;
import kaikin.bench.core.MeasuredFigures;
import kaikin.bench.core.Row;
import kaikin.bench.core.Section;

/** Measures the cost of the scripts to the servers that they run on. */
public final class ServerSection implements Section {
    private static final int BANS = 50_000;

    @Override
    public String name() {
        return "server";
    }

    @Override
    public String about() {
        return "The deployed scripts on servers of the sandbox with 50,000 bans, the real packet filters and Debian's AWS"
                + " CLI, run by `sh` as the agent runs them: processor time. An upload with nothing changed is measured"
                + " right after the guard's own listing, pair by pair. Against the lines that one writes first"
                + " (`bench/server/measure.sh`): the whole listing uploaded each minute, changed or not; and, where iptables bans, a release by line number"
                + " without the restart of sshguard that follows it.";
    }

    @Override
    public Result measure(BenchRun bench) throws Exception {
        var rows = new ArrayList<Row>();
        try (var servers = Servers.open(bench)) {
            for (var guard : Servers.GUARDS) {
                rows.addAll(rows(guard, servers.measure(guard, bench.effort().size(BANS, 50))));
            }
        }
        return Result.of(rows);
    }

    private static List<Row> rows(String guard, MeasuredFigures figures) {
        var release = figures.get("release cpu");
        var rows = new ArrayList<>(List.of(
                Row.beside(guard + ": nothing changed", "ms", figures.get("unchanged cpu"), figures.get("plain cpu")),
                Row.alone(guard + ": beyond the guard's own listing", "ms", figures.get("beyond cpu"))
                        .aiming(Aim.atMost(30)),
                Row.beside(guard + ": changed", "ms", figures.get("changed cpu"), figures.get("plain cpu"))));
        rows.add(
                guard.equals("iptables-nft")
                        ? Row.beside(guard + ": release", "ms", release, figures.get("plain-release cpu"))
                        : Row.alone(guard + ": release", "ms", release));
        return rows;
    }
}
