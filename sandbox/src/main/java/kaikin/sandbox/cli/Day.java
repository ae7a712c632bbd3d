package kaikin.sandbox.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says which day exemptions are held against. */
final class Day {
    @Option(
            names = "--on",
            paramLabel = "DATE",
            description = "take this day for today, such as 2027-11-30: exemptions end (default: today, UTC)")
    private @Nullable LocalDate given;

    LocalDate today() {
        return given == null ? LocalDate.now(ZoneOffset.UTC) : given;
    }
}
