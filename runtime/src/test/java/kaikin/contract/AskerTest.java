package kaikin.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskerTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1484814, Long.MAX_VALUE})
    void sessionNamesFitWhatStsTakesAndReadBack(long account) {
        var asker = new Asker(account);

        assertThat(asker.sessionName()).matches("[\\w+=,.@-]{2,64}").startsWith("chatwork-");
        assertThat(Asker.parse(asker.sessionName())).isEqualTo(asker);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "chatwork-", "chatwork-a", "slack-1", "chatwork-1 ", "chatwork-9999999999999999999"})
    void refusesWhatNamesNoChatworkAccount(String name) {
        assertThatThrownBy(() -> Asker.parse(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
