package kaikin.policies.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ARNs with wildcards, held against the regular expressions that say the same. */
class ArnPatternTest {
    private static final List<String> PARTS = List.of("", "a", "*", "a*", "*a", "a*b", "?", "a*b*", "b", "**");
    private static final List<String> TEXTS = List.of("", "a", "b", "ab", "aab", "ba", "a:b", ":");

    /** The last part reaches over anything, those before it up to the colon. */
    private static Pattern regex(List<String> parts, boolean reaching) {
        var head = parts.stream()
                .limit(ArnPattern.PARTS - 1)
                .map(part -> regex(part, "[^:]") + (reaching && part.endsWith("*") ? "(?::.*)?:" : ":"));
        var last = regex(parts.get(ArnPattern.PARTS - 1), ".");
        return Pattern.compile(head.collect(Collectors.joining()) + last, Pattern.DOTALL);
    }

    private static String regex(String part, String letter) {
        return part.replace("?", letter).replace("*", letter + "*");
    }

    private static List<String> six(Random random, List<String> choices) {
        return IntStream.range(0, ArnPattern.PARTS)
                .mapToObj(i -> choices.get(random.nextInt(choices.size())))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fitPartByPart(boolean reaching) {
        var random = new Random(7);
        var fitting = 0;
        for (var i = 0; i < 10_000; i++) {
            var parts = six(random, PARTS);
            var arn = String.join(":", six(random, TEXTS));
            var expected = regex(parts, reaching).matcher(arn).matches();
            assertThat(ArnPattern.of(parts.stream(), reaching).matches(arn, RequestContext.EMPTY))
                    .as(parts + " and " + arn)
                    .isEqualTo(expected);
            fitting += expected ? 1 : 0;
        }
        assertThat(fitting).isGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "a:b:c:d:e", "arn"})
    void fitNothingOfFewerParts(String text) {
        var any = ArnPattern.of(Stream.generate(() -> "*").limit(ArnPattern.PARTS), true);

        assertThat(any.matches(text, RequestContext.EMPTY)).isFalse();
    }
}
