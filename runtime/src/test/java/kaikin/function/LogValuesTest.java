package kaikin.function;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.notify.OutcomeNotifier.Told;
import kaikin.webhook.AnswerOutcome;
import kaikin.webhook.Request;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogValuesTest {
    @ParameterizedTest
    @ValueSource(classes = {Request.class, AnswerOutcome.class, Told.class})
    void everyKindHasAValueOfItsOwn(Class<?> sealed) {
        assertThat(sealed.getPermittedSubclasses())
                .isNotEmpty()
                .extracting(LogValues::value)
                .doesNotHaveDuplicates()
                .doesNotContain("unnamed");
    }
}
