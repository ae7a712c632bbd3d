package kaikin.bench.section;

import java.util.List;
import java.util.Map;
import kaikin.bench.core.Aim;
import kaikin.bench.core.BenchRun;
import kaikin.bench.core.MeasuredFigures;
import kaikin.bench.core.Row;
import kaikin.bench.core.Section;
import kaikin.bench.process.TimedCommand;

/** How long until both accounts stand. */
public final class DemoSection implements Section {
    private static final String UP = """
            set -eu
            [ "$1" != anew ] || rm -rf cli/target/plans
            started=$(date +%s.%N)
            up=$(./kaikin sandbox -- date +%s.%N 2>/dev/null)
            awk -v name="$1" -v from="$started" -v to="$up" 'BEGIN { printf "%s\\t%.3f\\n", name, to - from }'
            """;

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String about() {
        return "`./kaikin sandbox -- COMMAND`, from the command to the moment that COMMAND runs: two servers"
                + " with sshd and sshguard, both functions initialised, the webhook ready to answer. The same start as the"
                + " demo's. Once with the plans as they were recorded last, and once with both recorded anew.";
    }

    @Override
    public Result measure(BenchRun bench) throws Exception {
        var figures = new MeasuredFigures();
        bench.effort().run(counts -> {
            for (var plans : List.of("kept", "anew")) {
                var ended = new TimedCommand(bench.project(), Map.of(), List.of("bash", "-c", UP, "up", plans))
                        .run()
                        .fine();
                if (counts) {
                    figures.addLines(ended.output());
                }
            }
        });
        return Result.of(List.of(
                Row.alone("start until the first webhook can be answered", "s", figures.get("kept"))
                        .aiming(Aim.atMost(5)),
                Row.alone("the start with both plans recorded anew", "s", figures.get("anew"))));
    }
}
