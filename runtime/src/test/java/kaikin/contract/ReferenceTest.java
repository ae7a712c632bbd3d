package kaikin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    @Test
    void isEightDigitsThatCanBeReadOut() {
        assertThat(IntStream.range(0, 1000).mapToObj(number -> Reference.of("19000000000000000" + number)))
                .allSatisfy(reference -> assertThat(reference.toString()).matches("[0-9]{8}"));
    }

    @Test
    void isTheSameForTheSameMessageAndHardlyEverForAnother() {
        assertThat(Reference.of("1900000000000000001")).isEqualTo(Reference.of("1900000000000000001"));
        assertThat(IntStream.range(0, 1000)
                        .mapToObj(number -> Reference.of(Integer.toString(number)))
                        .distinct())
                .hasSizeGreaterThan(998);
    }
}
