package kaikin.policies.intended;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kaikin.policies.plan.SmallPlans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseAddressesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '"',
            value = {
                "^[0-9a-f.:]{2,45}$ true true",
                "^[.:a-f0-9]{2,45}$ true true",
                "^[0-9a-f.:]{7,45}$ false true",
                "^[0-9a-f:]{2,45}$ false true",
                "^[0-9a-f.:]{2,46}$ true false",
                "^[0-9A-Fa-f.:]{2,45}$ true false",
                "^[0-9a-f.:/]{2,45}$ true false",
                "^[0-9a-g.:]{2,45}$ true false",
                "^[%-z]{2,45}$ false false",
                "^\\p{Graph}{2,45}$ false false",
                "^[0-9a-f.:\\x24\\x28]{2,45}$ false false",
                "[0-9a-f.:]{2,45} false false",
                "^[0-9a-f.:]+$ false false",
                "^[^g]{2,45}$ false false",
                "^.*$ false false"
            })
    void whatAPatternTakesIsKnownOrNotUnderstood(String pattern, boolean every, boolean nothingElse) {
        var content =
                "{\"parameters\": {\"Address\": {\"allowedPattern\": \"" + pattern.replace("\\", "\\\\") + "\"}}}";
        var document = SmallPlans.resource(
                "aws:ssm/document:Document",
                "release",
                "{\"content\": \"" + content.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}");

        assertThat(ReleaseAddresses.of(List.of(SmallPlans.plan(document))))
                .extracting(ClaimResult::holds)
                .containsExactly(every, nothingElse);
    }

    @Test
    void noPatternAtAllIsNoProof() {
        assertThat(ReleaseAddresses.of(List.of(SmallPlans.plan()))).noneMatch(ClaimResult::holds);
    }
}
