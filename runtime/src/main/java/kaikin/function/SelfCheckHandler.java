package kaikin.function;

import java.time.Clock;
import java.util.Map;
import kaikin.contract.Figure;
import kaikin.webhook.BanLists;
import kaikin.webhook.Freshness;
import kaikin.webhook.UnbanService;

/** The hourly look at the ages of all lists: what it finds is in the log, and counted. */
record SelfCheckHandler(UnbanService unban, int fleets, Clock clock, JsonLog journal) {
    void run(String request) {
        try {
            var freshness = unban.freshness();
            var found = freshness.whole() ? "Fresh" : "Silent";
            journal.write(
                    "self-check",
                    Map.of("request", request, "outcome", found, "detail", freshness.toString()),
                    figures(freshness));
        } catch (BanLists.UnavailableException e) {
            // Nobody knows of any fleet: all of them are silent.
            journal.write(
                    "self-check",
                    Map.of("request", request, "outcome", "failed", "detail", String.valueOf(e.getMessage())),
                    new LogFigures(clock.instant(), Map.of(Figure.SILENT, (long) fleets)));
        }
    }

    private LogFigures figures(Freshness freshness) {
        var doubtful = freshness.present().stream()
                .filter(entry -> entry.state() != Freshness.State.BELIEVED)
                .count();
        return new LogFigures(
                clock.instant(),
                Map.of(
                        Figure.OLDEST_LIST,
                        freshness.oldest().toSeconds(),
                        Figure.SILENT,
                        doubtful + freshness.missing().size(),
                        Figure.GONE,
                        (long) freshness.gone().size()));
    }
}
