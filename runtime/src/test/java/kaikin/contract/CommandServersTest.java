package kaikin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandServersTest {
    private static final AccountId ACCOUNT = new AccountId("222222222222");
    private static final CommandServers SERVERS = CommandServers.of(List.of(
            new BanListKey(ACCOUNT, "i-0abc1234", "web-1"), new BanListKey(ACCOUNT, "mi-0123456789abcdef0", "web-2")));

    @Test
    void isReadBackAsItWasWritten() {
        assertThat(SERVERS.names()).isEqualTo(Map.of("i-0abc1234", "web-1", "mi-0123456789abcdef0", "web-2"));
        assertThat(CommandServers.parse(SERVERS.toString())).hasValue(SERVERS);
    }

    @Test
    void liesInNoRoomsHistory() {
        var key = CommandServers.key(ACCOUNT, "0f3c1a9e-2b4d-4c6e-8f01-23456789abcd");

        assertThat(key).isEqualTo("history/servers/222222222222/0f3c1a9e-2b4d-4c6e-8f01-23456789abcd");
        assertThat(HistoryKey.parse(key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kaikin-servers/2\ni-0abc1234 web-1\n",
                "kaikin-servers/1\ni-0abc1234 [To:1]\n",
                "kaikin-servers/1\ni-0abc1234 web 1\n",
                "kaikin-servers/1\nweb-1 i-0abc1234\n",
                "kaikin-servers/1\n\ni-0abc1234 web-1\n",
                "<Error><Code>AccessDenied</Code></Error>"
            })
    void whatIsNoneOfOursIsNotRead(String text) {
        assertThat(CommandServers.parse(text)).isEmpty();
    }
}
