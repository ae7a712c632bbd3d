package kaikin.chatwork;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.banlist.IpAddress;
import kaikin.chatwork.WebhookEvent.Mention;
import kaikin.webhook.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionReaderTest {
    private static final List<String> TABLES = List.of("meanings", "japanese", "english", "unseen");
    private static final Pattern ROW = Pattern.compile("«(?<body>.*)» -> (?<meaning>.*)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|(.))");

    static Stream<Arguments> meanings() {
        return TABLES.stream()
                .flatMap(QuestionReaderTest::rows)
                .map(row -> Arguments.of(row.group("body"), row.group("meaning")));
    }

    @ParameterizedTest
    @MethodSource("meanings")
    void readsTheMeaningOfAMessage(String body, String meaning) {
        assertThat(meaning(request(unescaped(body)))).isEqualTo(meaning);
    }

    @Test
    void theTablesOfSentencesAreNotSmall() {
        assertThat(Stream.of("japanese", "english").flatMap(QuestionReaderTest::rows))
                .hasSizeGreaterThan(400);
    }

    /** A table that says one thing twice may say two things of it. */
    @Test
    void noMessageStandsInTheTablesTwice() {
        assertThat(meanings().map(row -> row.get()[0])).doesNotHaveDuplicates();
    }

    @Test
    void wordsThatMayBeAServersNameAreHandedOn() {
        assertThat(request("gitlabに入れません。203.0.113.7")).isInstanceOfSatisfying(Request.Release.class, release -> {
            assertThat(release.where().named()).isEmpty();
            assertThat(release.where().mentioned()).contains("gitlab");
        });
        assertThat(request("unban 203.0.113.7 on Web-1.Example.com"))
                .isInstanceOfSatisfying(
                        Request.Release.class,
                        release -> assertThat(release.where().named()).containsExactly("Web-1.Example.com"));
    }

    /** Other than the wall's, the thread's own time does not grow with what else runs on a machine. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[qt]",
                "[/qt]",
                "[qt][/qt]",
                "[qt][qtmeta aid=9]x[/qt]",
                "[To:1",
                "[rp ",
                "[引用 ",
                "[code]",
                "[To:7]a 1.1.1.1さん",
                "1.",
                "1。",
                ":",
                "a:",
                "a.",
                "a-",
                "a@",
                "さん",
                "1.1.1.1;",
                "1.1.1.1 ",
                "1.1.1.1-",
                "1.1.1.1から",
                "(((\"",
                "\\",
                "\\\"",
                "{\"",
                "\u200b1",
                "\u202e1.1.1.1 ",
                "①",
                "e\u0301",
                "\ufdfa",
                "http://1.1.1.1?x=1",
                "の",
                "ない",
                "、",
                "。",
                "か",
                "?",
                "解除",
                "解除しないで",
                "解除\n",
                "確認",
                "ban ",
                "unban ",
                "remove ",
                "list ",
                "not ",
                "don't ",
                "please ",
                "can you ",
                "on ",
                "only ",
                "gitlab-1、",
                "web-1と",
                "サーバー",
                "佐藤さん、",
                "to ",
                "Message:",
                "Blocking \"",
                "IN= ",
                "BAN\n",
                "\n",
                "\r\n"
            })
    void aLongHostileBodyTakesNoTime(String piece) {
        var threads = ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadCpuTime();
        for (var start : List.of("[To:7]", "unban 203.0.113.7 ")) {
            assertThat(request(start + piece.repeat(65_536 / piece.length()))).isNotNull();
        }
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    private static Stream<Matcher> rows(String table) {
        try (var rows = Objects.requireNonNull(
                QuestionReaderTest.class.getResourceAsStream("/messages/" + table + ".txt"), table)) {
            return new String(rows.readAllBytes(), UTF_8)
                    .lines()
                    .map(ROW::matcher)
                    .filter(Matcher::matches);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String meaning(Request request) {
        var addresses = request.addresses().stream().map(IpAddress::toString).collect(Collectors.joining(" "));
        var meaning = "unclear";
        if (request instanceof Request.Release release) {
            meaning = "release " + addresses + on(release.where().named());
        } else if (request instanceof Request.Check check) {
            meaning = "check " + addresses + on(check.where().named());
        } else if (request instanceof Request.Overview) {
            meaning = "list";
        } else if (request instanceof Request.History) {
            meaning = "history " + addresses;
        } else if (request instanceof Request.Help) {
            meaning = "help";
        } else if (request instanceof Request.Thanks) {
            meaning = "thanks";
        } else if (request instanceof Request.NotAsked notAsked) {
            meaning = "not asked " + lower(notAsked.objection()) + " " + addresses;
        } else if (request instanceof Request.Which which) {
            meaning = "which " + lower(which.doubt()) + " " + addresses;
        } else if (request instanceof Request.Unreadable unreadable) {
            meaning = "unreadable " + String.join(" ", unreadable.words());
        } else if (request instanceof Request.Refused refused) {
            meaning = "refused " + lower(refused.thing()) + " " + refused.word();
        }
        return meaning.strip();
    }

    private static String on(Set<String> servers) {
        return servers.isEmpty() ? "" : " on " + String.join(" ", new TreeSet<>(servers));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String unescaped(String body) {
        return ESCAPE.matcher(body)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        escape.group(1) != null
                                ? String.valueOf((char) Integer.parseInt(escape.group(1), 16))
                                : Map.of("n", "\n", "r", "\r", "t", "\t", "\\", "\\")
                                        .get(escape.group(2))));
    }

    private static Request request(String body) {
        return QuestionReader.of(new Mention(20, 99, 10, "123", body, Instant.EPOCH))
                .request();
    }
}
