package kaikin.chatwork;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.ban.IpAddress;
import kaikin.unban.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsTest {
    private static final Pattern ROW = Pattern.compile("«(?<body>.*)» -> (?<meaning>.*)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|(.))");

    static Stream<Arguments> meanings() throws IOException {
        try (var table = Objects.requireNonNull(QuestionsTest.class.getResourceAsStream("/messages/meanings.txt"))) {
            return new String(table.readAllBytes(), UTF_8)
                    .lines()
                    .map(ROW::matcher)
                    .filter(Matcher::matches)
                    .map(row -> Arguments.of(row.group("body"), row.group("meaning")));
        }
    }

    @ParameterizedTest
    @MethodSource("meanings")
    void readsTheMeaningOfAMessage(String body, String meaning) {
        assertThat(meaning(request(unescaped(body)))).isEqualTo(meaning);
    }

    @Test
    void theTableIsNotSmall() throws IOException {
        assertThat(meanings()).hasSizeGreaterThan(150);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 60_000})
    void aLongHostileBodyTakesNoTime(int length) {
        for (var piece : List.of("[qt]", "[To:1", "1.", ":", "a:", "[rp ", "さん", "1.1.1.1;", "(((\"", "\u200b1")) {
            assertThat(request("[To:9]" + piece.repeat(length / piece.length())))
                    .isEqualTo(new Request.Unclear());
        }
    }

    private static String meaning(Request request) {
        var addresses = request.addresses().stream().map(IpAddress::toString).collect(Collectors.joining(" "));
        if (request instanceof Request.Release) {
            return "release " + addresses;
        } else if (request instanceof Request.Check) {
            return "check " + addresses;
        } else if (request instanceof Request.Overview) {
            return "list";
        }
        return request instanceof Request.Thanks ? "thanks" : "help";
    }

    private static String unescaped(String body) {
        return ESCAPE.matcher(body)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        escape.group(1) != null
                                ? Character.toString(Integer.parseInt(escape.group(1), 16))
                                : Map.of("n", "\n", "r", "\r", "t", "\t", "\\", "\\")
                                        .get(escape.group(2))));
    }

    private static Request request(String body) {
        return Questions.of(new Mention(20, 99, 10, "123", body, Instant.EPOCH), "request")
                .request();
    }
}
