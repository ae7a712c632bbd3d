package kaikin.banlist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "2001:DB8::1, 2001:db8::1",
        "2001:0db8:0000:0000:0000:0000:0000:0001, 2001:db8::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "1::, 1::",
        "::, ::",
        "::1, ::1",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::ffff:203.0.113.7, 203.0.113.7",
        "::ffff:cb00:7107, 203.0.113.7",
        "64:ff9b::203.0.113.7, 64:ff9b::cb00:7107",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
    })
    void hasOneCanonicalText(String text, String canonical) {
        assertThat(IpAddress.parse(text))
                .hasValueSatisfying(address -> assertThat(address).hasToString(canonical));
        assertThat(IpAddress.parse(canonical)).isEqualTo(IpAddress.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.",
                ".1.2.3",
                "1.2.3.256",
                "999.1.1.1",
                "01.2.3.4",
                "1.2.3.04",
                "0x1.2.3.4",
                "3405803783",
                "1.2.3.4 ",
                "+1.2.3.4",
                "1.2.3.-4",
                "１.2.3.4",
                "٣.2.3.4",
                "1.2.3.4/32",
                "localhost",
                ":",
                ":::",
                "1:2",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "::1%eth0",
                "fe80::1%1",
                "12345::",
                "g::1",
                ":1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7:8:",
                "1:2:3:4::5:6:7:8",
                "::1.2.3",
                "::1.2.3.04",
                "1.2.3.4::",
                "::1.2.3.4:5",
                "1:2:3:4:5:6:7:1.2.3.4",
                "[::1]",
                "::ffff:1.2.3.256"
            })
    void refusesEverythingElse(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }
}
