package kaikin.policies.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts with wildcards. */
class WildcardPatternTest {
    private static WildcardPattern glob(String pattern) {
        return WildcardPattern.of(pattern.codePoints()
                .mapToObj(Character::toString)
                .flatMapToInt(symbol ->
                        symbol.matches("[*?]") ? WildcardPattern.wildcard(symbol) : WildcardPattern.letters(symbol)));
    }

    /** What the two wildcards mean, word for word. */
    private static boolean obviously(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        var rest = pattern.substring(1);
        return switch (pattern.charAt(0)) {
            case '*' -> IntStream.rangeClosed(0, text.length()).anyMatch(i -> obviously(rest, text.substring(i)));
            case '?' -> !text.isEmpty() && obviously(rest, text.substring(1));
            default -> !text.isEmpty() && text.charAt(0) == pattern.charAt(0) && obviously(rest, text.substring(1));
        };
    }

    private static String random(Random random, String letters) {
        return random.ints(random.nextInt(9), 0, letters.length())
                .mapToObj(i -> letters.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void fitWhatTheirWildcardsStandFor(long seed) {
        var random = new Random(seed);
        var fitting = 0;
        for (var i = 0; i < 10_000; i++) {
            var pattern = random(random, "ab:*?*");
            var text = random(random, "ab:");
            assertThat(glob(pattern).matches(text)).as(pattern + " and " + text).isEqualTo(obviously(pattern, text));
            fitting += obviously(pattern, text) ? 1 : 0;
        }
        assertThat(fitting).isBetween(1_000, 9_000);
    }

    @ParameterizedTest
    @CsvSource({"a*c, 3, 6, true", "a*c, 3, 5, false", "?, 3, 4, true", "*, 7, 7, true", "x*, 3, 6, false"})
    void fitAPartOfAText(String pattern, int from, int to, boolean fits) {
        assertThat(glob(pattern).matches("xx:abc:", from, to)).isEqualTo(fits);
    }

    @Test
    void takeACharacterOutsideTheBasicPlaneForOne() {
        assertThat(glob("a?c").matches("a😀c")).isTrue();
        assertThat(glob("a??c").matches("a😀c")).isFalse();
        assertThat(glob("*😀").matches("😁😀")).isTrue();
    }

    @Test
    void takeLinesLikeOtherLetters() {
        assertThat(glob("a*?d").matches("a\nb\nd")).isTrue();
    }

    @Test
    void comeToAnEndWithManyAsterisks() {
        assertThat(glob("*a".repeat(30) + "b").matches("a".repeat(3_000))).isFalse();
    }
}
