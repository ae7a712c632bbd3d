package kaikin.chatwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import kaikin.ban.IpAddress;
import kaikin.unban.Request;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsTest {
    private static final String NOTICE =
            "[qt][qtmeta aid=5 time=1790000000]BAN\nService    : sshd\nMessage    : 203.0.113.7\n[/qt]";

    static Stream<Arguments> releases() {
        return Stream.of(
                of("203.0.113.7"),
                of("[To:99] 203.0.113.7"),
                of("[To:99]203.0.113.7"),
                of("[To:99]kaikinさん\n203.0.113.7"),
                of("[To:99]\nkaikin 10.9.8.7さん\r\n203.0.113.7"),
                of("[To:99]gate 10.9.8.7さん　203.0.113.7をお願いします"),
                of("[rp aid=99 to=10-123] kaikin (v1.2)さん\n203.0.113.7"),
                of("[返信 aid=99 to=10-123]kaikinさん\n203.0.113.7"),
                of("[To:99] kaikin 203.0.113.7"),
                of(NOTICE),
                of("[To:99]kaikinさん\n" + NOTICE + "\nよろしくお願いします"),
                of("[引用 aid=5 time=1790000000]Message : 203.0.113.7[/引用]"),
                of("[qt][qtmeta aid=5 ]Message : 203.0.113.7[/qt]"),
                of("[qt][qtmeta aid=5]outer[qt][qtmeta aid=6]203.0.113.7[/qt][/qt]"),
                of("[qt][qtmeta aid=5 time=1][To:7]otherさん\n203.0.113.7[/qt]"),
                of("[qt]198.51.100.9[/qt] 203.0.113.7"),
                of("[qt][qt]198.51.100.9[/qt]198.51.100.8[/qt] 203.0.113.7"),
                of("[/qt]203.0.113.7"),
                of("[info][title]BAN[/title]203.0.113.7[/info]"),
                of("[code]203.0.113.7[/code]"),
                of("[code][qt]203.0.113.7[/code]"),
                of("２０３．０．１１３．７"),
                of("２０３。０。１１３。７"),
                of("203｡0｡113｡7"),
                of("203.0.113.7。よろしく"),
                of("203.0.113.7."),
                of("203.0.\u200b113.7"),
                of("\ufeff203.0.113.7\u200b"),
                of("203.0.113.7  \r\n"),
                of("「203.0.113.7」"),
                of("IPは203.0.113.7です"),
                of("IP：203.0.113.7"),
                of("IP:203.0.113.7"),
                of("Message    :203.0.113.7"),
                of("203.0.113.7:22"),
                of("203.0.113.7：22"),
                of("(203.0.113.7)"),
                of("http://203.0.113.7/path"),
                of("https://203.0.113.7:8443/a?b=c"),
                of("ｈｔｔｐ：／／203.0.113.7／"),
                of("203.0.113.7よろしくお願いします"),
                of("①203.0.113.7"),
                of("203.0.113.7、198.51.100.9", "203.0.113.7", "198.51.100.9"),
                of("203.0.113.7,198.51.100.9\n203.0.113.7", "203.0.113.7", "198.51.100.9"),
                of("2001:DB8::1", "2001:db8::1"),
                of("[2001:db8::1]:22", "2001:db8::1"),
                of("http://[2001:db8::1]:8080/", "2001:db8::1"),
                of("IP:2001:db8::1", "2001:db8::1"),
                of("2001:db8::1です", "2001:db8::1"),
                of("::ffff:203.0.113.7", "203.0.113.7"),
                of("解除お願いします。確認済みです 203.0.113.7"),
                of("203.0.113.7 お願いします。ありがとうございます"),
                of(NOTICE + "解除お願いします、ありがとうございます"));
    }

    @ParameterizedTest
    @MethodSource("releases")
    void findsTheAddresses(String body, List<String> addresses) {
        assertThat(request(body)).isEqualTo(new Request.Release(parsed(addresses)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[To:99]",
                "[To:99]kaikin 203.0.113.7さん",
                "203.0.113",
                "203.0.113.",
                "version 1.2.3",
                "1.2.3.4.5",
                "v1.2.3.4",
                "1.2.3.4-beta",
                "1.2.3.4/0",
                "203.0.113.0/24",
                "203.0.113.7/32",
                "203.0.113.7;reboot",
                "203.0.113.7；reboot",
                "$(203.0.113.7)",
                "203.0.113.7$(reboot)",
                "`203.0.113.7`",
                "203.0.113.7&&reboot",
                "203.0.113.7|sh",
                "203.0.113.7abc",
                "abc203.0.113.7",
                "203.0.113.7.example.com",
                "root@203.0.113.7",
                "203.0.113.7@evil",
                "999.1.1.1",
                "01.2.3.4",
                "1.2.3.4%eth0",
                "2001:db8::/32",
                "2001:db8::1/64",
                "fe80::1%eth0",
                "std::string",
                "12:34:56",
                "::",
                "ffff:1.2.3.4",
                "1:1.2.3.4",
                "http://example.com/203.0.113.7",
                "203.0.113.7\u200b8",
                "203.0.113.٧",
                "20⒊0.113.7",
                "203.0.113.7-203.0.113.9",
                "(203.0.113.7);reboot",
                "203.0.113.7_",
                "３４０５８０３７８３",
                "0x7f.0.0.1",
                "[2001:db8::1]/64"
            })
    void doesNotTakeAnythingElseForOne(String body) {
        assertThat(request(body)).isEqualTo(new Request.Unclear());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check 203.0.113.7",
                "203.0.113.7 確認",
                "[To:99]kaikinさん\nCheck: 203.0.113.7",
                "確認\n" + "[qt]203.0.113.7[/qt]"
            })
    void aCheckOnlyLooks(String body) {
        assertThat(request(body)).isEqualTo(new Request.Check(parsed(List.of("203.0.113.7"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "[To:99] 一覧", "サーバー一覧", "[To:99]kaikinさん\nLIST"})
    void aListShowsTheServers(String body) {
        assertThat(request(body)).isEqualTo(new Request.Overview());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ありがとう", "[To:99] thank you!", "Thanks", "[qt]203.0.113.7 解除しました[/qt]ありがとうございます"})
    void thanksAreNoRequest(String body) {
        assertThat(request(body)).isEqualTo(new Request.Thanks());
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 60_000})
    void aLongHostileBodyTakesNoTime(int length) {
        for (var piece : List.of("[qt]", "[To:1", "1.", ":", "a:", "[rp ", "さん", "1.1.1.1;", "(((\"", "\u200b1")) {
            assertThat(request("[To:9]" + piece.repeat(length / piece.length())))
                    .isEqualTo(new Request.Unclear());
        }
    }

    private static Arguments of(String body, String... addresses) {
        return Arguments.of(body, addresses.length == 0 ? List.of("203.0.113.7") : List.of(addresses));
    }

    private static List<IpAddress> parsed(List<String> addresses) {
        return addresses.stream()
                .map(text -> IpAddress.parse(text).orElseThrow())
                .toList();
    }

    private static Request request(String body) {
        return Questions.of(new Mention(20, 99, 10, "123", body, Instant.EPOCH), "request")
                .request();
    }
}
