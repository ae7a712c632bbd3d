package kaikin.function;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.outcome.Telling.Told;
import kaikin.unban.Outcome;
import kaikin.unban.Request;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogValuesTest {
    @ParameterizedTest
    @ValueSource(classes = {Request.class, Outcome.class, Told.class})
    void everyKindHasAValueOfItsOwn(Class<?> sealed) {
        assertThat(sealed.getPermittedSubclasses())
                .isNotEmpty()
                .extracting(LogValues::value)
                .doesNotHaveDuplicates()
                .doesNotContain("unnamed");
    }
}
