package kaikin.banlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpNetworkTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 32, 203.0.113.7, true",
        "203.0.113.7, 32, 203.0.113.70, false",
        "203.0.113.70, 32, 203.0.113.7, false",
        "203.0.113.0, 24, 203.0.113.7, true",
        "203.0.113.99, 24, 203.0.113.7, true",
        "203.0.113.0, 24, 203.0.114.7, false",
        "0.0.0.0, 0, 203.0.113.7, true",
        "0.0.0.0, 0, 2001:db8::1, false",
        "::, 0, 203.0.113.7, false",
        "2001:db8::, 32, 2001:db8:ffff::1, true",
        "2001:db8::, 64, 2001:db8:0:1::1, false",
        "2001:db8::1, 128, 2001:db8::1, true",
        "2001:db8::1, 128, 2001:db8::10, false",
        "2001:db8::10, 126, 2001:db8::13, true",
        "::ffff:203.0.113.0, 120, 203.0.113.7, true"
    })
    void containsByBitsAndNeverByText(String network, int length, String address, boolean contained) {
        assertThat(IpNetwork.parse(network, length))
                .hasValueSatisfying(
                        parsed -> assertThat(parsed.contains(address(address))).isEqualTo(contained));
    }

    @ParameterizedTest
    @CsvSource({"1.2.3.4, 33", "1.2.3.4, -1", "::1, 129", "::ffff:1.2.3.4, 95", "nonsense, 8"})
    void refusesWhatIsNoNetwork(String address, int length) {
        assertThat(IpNetwork.parse(address, length)).isEmpty();
    }

    @Test
    void aRangeIsTheFewestNetworks() {
        assertThat(range("10.0.0.1", "10.0.0.6")).containsExactly("10.0.0.1", "10.0.0.2/31", "10.0.0.4/31", "10.0.0.6");
        assertThat(range("0.0.0.0", "255.255.255.255")).containsExactly("0.0.0.0/0");
        assertThat(range("2001:db8::", "2001:db8::ffff:ffff:ffff:ffff")).containsExactly("2001:db8::/64");
        assertThat(range("::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")).containsExactly("::/0");
    }

    @Test
    void aRangeOfManyNetworksIsLeftOne() {
        assertThat(new IpRange(address("2001:db8::1"), address("2001:dc8::fffe")).networks(254))
                .isPresent();
        assertThat(new IpRange(address("2001:db8::1"), address("2001:dc8::fffe")).networks(16))
                .isEmpty();
        assertThat(new IpRange(address("2001:db8::1"), address("2001:dc8::fffe")).around())
                .hasToString("2001:d80::/25");
        assertThat(new IpRange(address("10.0.0.1"), address("10.0.2.1")).around())
                .hasToString("10.0.0.0/22");
    }

    private static List<String> range(String first, String last) {
        return new IpRange(address(first), address(last))
                .networks(254).orElseThrow().stream().map(IpNetwork::toString).toList();
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
