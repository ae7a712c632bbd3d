package kaikin.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"000000000000", "011111111111", "999999999999"})
    void keepsEveryDigit(String text) {
        assertThat(new AccountId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "11111111111",
                "1111111111111",
                "11111111111a",
                " 111111111111",
                "111111111111\n",
                "１１１１１１１１１１１１"
            })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> new AccountId(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("«" + text + "» is not an AWS account id: twelve digits, such as 111111111111");
    }

    @Test
    void sortsAsText() {
        assertThat(new AccountId("011111111111")).isLessThan(new AccountId("111111111111"));
    }
}
