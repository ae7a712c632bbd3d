package kaikin.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option that says which day exemptions are held against. */
final class DateOption {
    @Option(
            names = "--on",
            paramLabel = "DATE",
            converter = DateConverter.class,
            description = "take this day for today, such as 2027-11-30: exemptions end (default: today, UTC)")
    private @Nullable LocalDate given;

    LocalDate today() {
        return given == null ? LocalDate.now(ZoneOffset.UTC) : given;
    }

    private static final class DateConverter implements CommandLine.ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new CommandLine.TypeConversionException("«" + text + "» is no date, such as 2027-11-30");
            }
        }
    }
}
