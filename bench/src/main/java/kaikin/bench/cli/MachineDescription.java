package kaikin.bench.cli;

import java.time.Duration;
import kaikin.bench.core.Effort;

/** What machine it was, and how often was measured. */
final class MachineDescription {
    private MachineDescription() {}

    static String of(Effort effort, Duration took) {
        return "%d cores, %s %s on %s, rounds: %d, minutes: %d.%s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.vm.name"),
                        Runtime.version().toString(),
                        System.getProperty("os.arch"),
                        effort.rounds(),
                        Math.max(1, Math.round(took.toSeconds() / 60.0)),
                        effort.quick() ? " QUICK: the figures mean nothing." : "");
    }
}
