package kaikin.bench.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowTest {
    private static final Samples ODD = new Samples(List.of(9.0, 1.0, 3.0));

    @Test
    void aMedianIsTheOneInTheMiddleOrBetweenTwo() {
        assertThat(ODD.median()).isEqualTo(3);
        assertThat(new Samples(List.of(4.0, 1.0, 3.0, 9.0)).median()).isEqualTo(3.5);
        assertThat(ODD.quantile(0.99)).isEqualTo(9);
        assertThat(ODD.quantile(0.3)).isEqualTo(1);
    }

    @Test
    void nothingMeasuredIsAnError() {
        assertThatThrownBy(() -> new Samples(List.of())).hasMessageContaining("nothing was measured");
        assertThatThrownBy(() -> new MeasuredFigures().get("cold")).hasMessageContaining("cold");
    }

    @Test
    void aRatioIsHowManyTimesBetter() {
        assertThat(Row.beside("time", "ms", Samples.exactly(2), Samples.exactly(10))
                        .ratio())
                .hasValue(5);
        assertThat(Row.rate("rate", "/s", Samples.exactly(10), Samples.exactly(2))
                        .ratio())
                .hasValue(5);
        assertThat(Row.alone("size", "MB", ODD).ratio()).isEmpty();
    }

    @Test
    void anAimOfTwoPartsWantsBoth() {
        var aim = Aim.atMost(3).and(Aim.timesLess(5));
        assertThat(aim.text()).isEqualTo("≤ 3, ≥ 5×");
        assertThat(aim.reached().test(Row.beside("", "", Samples.exactly(2), Samples.exactly(10))))
                .isTrue();
        assertThat(aim.reached().test(Row.beside("", "", Samples.exactly(2), Samples.exactly(9))))
                .isFalse();
        assertThat(aim.reached().test(Row.beside("", "", Samples.exactly(4), Samples.exactly(90))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1234567|1,234,567", "123.4|123", "12.34|12.3", "1.234|1.23", "0.01234|0.0123", "5|5", "0|0"})
    void figuresHaveThreeDigitsThatCount(double value, String text) {
        assertThat(NumberFormats.text(value)).isEqualTo(text);
    }
}
