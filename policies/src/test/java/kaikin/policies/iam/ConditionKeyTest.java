package kaikin.policies.iam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names of condition keys. */
class ConditionKeyTest {
    @ParameterizedTest
    @CsvSource({
        "aws:SourceArn, AWS:sourcearn",
        "aws:PrincipalTag/Straße, aws:principaltag/STRAßE",
        "aws:RequestTag/İ, aws:RequestTag/ı",
        "aws:RequestTag/ſ, aws:RequestTag/S",
        "aws:RequestTag/K, aws:RequestTag/\u212A",
        "aws:RequestTag/𐐀, aws:RequestTag/𐐨",
        "aws:RequestTag/a, aws:RequestTag/b",
        "aws:RequestTag/ss, aws:RequestTag/ß",
        "aws:RequestTag/, aws:RequestTag/a"
    })
    void areComparedAsTheLanguageComparesWithoutCase(String one, String other) {
        var alike = String.CASE_INSENSITIVE_ORDER.compare(one, other) == 0;
        var first = new ConditionKey(one);
        var second = new ConditionKey(other);

        assertThat(first.equals(second)).isEqualTo(alike);
        assertThat(first.hashCode() == second.hashCode()).isEqualTo(alike);
    }

    @Test
    void sayWhatWasWritten() {
        assertThat(new ConditionKey("AWS:SourceArn")).hasToString("AWS:SourceArn");
        assertThat(new ConditionKey("AWS:SourceArn").text()).isEqualTo("AWS:SourceArn");
    }

    @Test
    void extendAFamilyByANameOfTheirOwn() {
        var tags = new ConditionKey("aws:RequestTag/");

        assertThat(new ConditionKey("AWS:requesttag/Team").extendsFamily(tags)).isTrue();
        assertThat(new ConditionKey("aws:RequestTag/").extendsFamily(tags)).isFalse();
        assertThat(new ConditionKey("aws:ResourceTag/Team").extendsFamily(tags)).isFalse();
    }
}
