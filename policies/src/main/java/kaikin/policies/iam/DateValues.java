package kaikin.policies.iam;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The values of the Date operators: ISO 8601 as the W3C profiles it, or seconds since 1970. */
final class DateValues {
    private DateValues() {}

    static ValueMatcher test(String text, ComparisonOperator relation) {
        var bound = parse(text);
        return (requested, context) -> relation.holds(parse(requested), bound);
    }

    static Instant parse(String text) {
        try {
            return read(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "«" + text + "» is not a date: write 2026-11-22T00:00:00Z, 2026-11-22" + " or seconds since 1970");
        }
    }

    private static Instant read(String text) {
        if (text.matches("[0-9]{5,12}")) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        return switch (text.length()) {
            case 4 -> midnight(text + "-01-01");
            case 7 -> midnight(text + "-01");
            case 10 -> midnight(text);
            default -> OffsetDateTime.parse(text).toInstant();
        };
    }

    private static Instant midnight(String day) {
        return LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
