package kaikin.bench.section;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kaikin.bench.core.BenchRun;
import kaikin.bench.core.MeasuredFigures;
import kaikin.bench.inside.FillMain;
import kaikin.bench.inside.LookupMain;
import kaikin.contract.RoleNames;

/** Look-ups in so many lists, in a sandbox of their own. */
final class Lookups {
    private Lookups() {}

    static MeasuredFigures measure(BenchRun bench, int servers, int bans, int rounds)
            throws IOException, InterruptedException {
        var figures = new MeasuredFigures();
        try (var accounts = BenchAccounts.open(bench)) {
            bench.say("looking into %,d lists with %,d bans each".formatted(servers, bans));
            accounts.fill(servers, bans);
            var writer =
                    writer(accounts.as(RoleNames.writer(accounts.hub(), accounts.fleet()), List.of("env"), Map.of()));
            var look = accounts.java(LookupMain.class);
            look.addAll(FillMain.arguments(accounts.bucket(), accounts.fleet(), bans, rounds));
            figures.addLines(accounts.as(RoleNames.webhook(accounts.hub()), look, writer));
        }
        return figures;
    }

    /** The writer's credentials under names of their own: two roles are needed at once. */
    private static Map<String, String> writer(String environment) {
        var writer = new java.util.TreeMap<String, String>();
        for (var line : new ArrayList<>(environment.lines().toList())) {
            if (line.matches("AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)=.*")) {
                var parts = line.split("=", 2);
                writer.put(parts[0].replaceFirst("AWS_", "WRITER_"), parts[1]);
            }
        }
        return writer;
    }
}
