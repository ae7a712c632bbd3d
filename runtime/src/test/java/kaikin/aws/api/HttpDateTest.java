package kaikin.aws.api;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {
    private static final String EXAMPLE = "Sun, 06 Nov 1994 08:49:37 GMT";

    @Test
    void readsTheStandardsExample() {
        assertThat(HttpDate.parse(EXAMPLE)).contains(Instant.parse("1994-11-06T08:49:37Z"));
    }

    @Test
    void readsWhatTheFormatterPrints() {
        var random = new Random(1);
        for (var i = 0; i < 1_000; i++) {
            var time = Instant.ofEpochSecond(random.nextInt());
            // The formatter leaves out a zero that the standard wants.
            var text = RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC)).replaceFirst(", ([0-9]) ", ", 0$1 ");

            assertThat(HttpDate.parse(text)).as(text).contains(time);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1994-11-06T08:49:37Z",
                "Sun, 06 Nov 1994 08:49:37 JST",
                "Sun, 06 Nox 1994 08:49:37 GMT",
                "Sun, 06 anF 1994 08:49:37 GMT",
                "Sun, 31 Feb 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 24:49:37 GMT",
                "Sun, x6 Nov 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37 GMT "
            })
    void readsNothingElse(String text) {
        assertThat(HttpDate.parse(text)).isEmpty();
    }
}
