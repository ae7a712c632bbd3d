package kaikin.aws.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The date in a header, {@code Sun, 06 Nov 1994 08:49:37 GMT}. Read by place: the JDK's formatter takes longer for it than
 * all else that is done with a ban list's headers, a seventh of a first look.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-date-time-formats">RFC 9110, IMF-fixdate</a>
 */
final class HttpDate {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int LENGTH = "Sun, 06 Nov 1994 08:49:37 GMT".length();

    private HttpDate() {}

    /** Reads a date; empty where the text is none. */
    static Optional<Instant> parse(String text) {
        if (text.length() != LENGTH || !text.endsWith(" GMT")) {
            return Optional.empty();
        }
        try {
            var date = LocalDateTime.of(
                    number(text, 12, 16),
                    month(text.substring(8, 11)),
                    number(text, 5, 7),
                    number(text, 17, 19),
                    number(text, 20, 22),
                    number(text, 23, 25));
            return Optional.of(date.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static int month(String name) {
        var at = MONTHS.indexOf(name);
        return at % 3 == 0 ? at / 3 + 1 : 0;
    }

    private static int number(String text, int start, int end) {
        return Integer.parseInt(text, start, end, 10);
    }
}
