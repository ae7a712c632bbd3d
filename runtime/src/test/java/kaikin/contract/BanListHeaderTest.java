package kaikin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BanListHeaderTest {
    private static final String LINE =
            "kaikin-ban-list/1 account=222222222222 instance=i-0abc server=opengate-1 time=1790000000";

    @Test
    void readsBack() {
        var line = LINE + " guards=nft-sets,fail2ban";

        assertThat(BanListFormat.header(line)).hasValueSatisfying(header -> {
            assertThat(header)
                    .isEqualTo(new BanListFormat.Header(
                            new AccountId("222222222222"),
                            "i-0abc",
                            "opengate-1",
                            Instant.ofEpochSecond(1790000000),
                            "nft-sets,fail2ban"));
            assertThat(header).hasToString(line);
        });
    }

    @Test
    void itNeedNotTellTheGuards() {
        assertThat(BanListFormat.header(LINE))
                .hasValue(new BanListFormat.Header(
                        new AccountId("222222222222"), "i-0abc", "opengate-1", Instant.ofEpochSecond(1790000000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "listing nft-sets",
                "kaikin-ban-list/2 account=222222222222 instance=i-0abc server=opengate-1 time=1790000000",
                "kaikin-ban-list/1 account=2 instance=i-0abc server=opengate-1 time=1790000000",
                "kaikin-ban-list/1 account=222222222222 instance=i-0abc server=a b time=1790000000",
                "kaikin-ban-list/1 account=222222222222 instance=i-0abc server=opengate-1 time=",
                "kaikin-ban-list/1 account=222222222222 instance=i-0abc server=opengate-1 time=-1",
                LINE + "0000000000",
                LINE + " guard=nft",
                " " + LINE
            })
    void anythingElseIsNoHeader(String line) {
        assertThat(BanListFormat.header(line)).isEmpty();
    }
}
