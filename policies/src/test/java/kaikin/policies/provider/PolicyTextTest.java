package kaikin.policies.provider;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.plan.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTextTest {
    private static final String LIST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"A\",\"Action\":\"s3:GetObject\",\"Effect\":\"Allow\"}]}";
    private static final String OBJECT =
            "{\"Statement\":{\"Effect\":\"Allow\",\"Sid\":\"A\",\"Action\":[\"s3:GetObject\"]},\"Version\":\"2012-10-17\"}";

    @Test
    void isAnsweredWithSortedKeys() {
        assertThat(new PolicyText(LIST).sorted())
                .isEqualTo("{\"Statement\":[{\"Action\":\"s3:GetObject\",\"Effect\":\"Allow\",\"Sid\":\"A\"}],"
                        + "\"Version\":\"2012-10-17\"}");
    }

    @Test
    void tellsAListOfStatementsFromOneAlone() {
        assertThat(new PolicyText(LIST).isAList()).isTrue();
        assertThat(new PolicyText(OBJECT).isAList()).isFalse();
    }

    /** So that mending the program alone does not mend what is deployed. */
    @Test
    void oneAloneMeansTheSameAsAListOfIt() {
        assertThat(new PolicyText(LIST).isEquivalentTo(new PolicyText(OBJECT))).isTrue();
        assertThat(new PolicyText(LIST).isEquivalentTo(new PolicyText(OBJECT.replace("GetObject", "PutObject"))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"Statement\": \"all\"}", "everything", "{\"Statement\":[}"})
    void saysWhatIsNoPolicy(String text) {
        assertThat(new PolicyText(text).problem()).get().asString().startsWith("is no policy: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", Unknown.TEXT, LIST, OBJECT})
    void hasNothingAgainstOneThatIsThereLaterOrNever(String text) {
        assertThat(new PolicyText(text).problem()).isEmpty();
    }

    @Test
    void leavesAloneWhatIsNotKnownYet() {
        var unknown = new PolicyText(Unknown.TEXT);

        assertThat(unknown.isAList()).isTrue();
        assertThat(unknown.sorted()).isEqualTo(Unknown.TEXT);
        assertThat(unknown.isEquivalentTo(new PolicyText(LIST))).isFalse();
        assertThat(unknown.isEquivalentTo(unknown)).isTrue();
    }
}
