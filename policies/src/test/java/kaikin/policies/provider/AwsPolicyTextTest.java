package kaikin.policies.provider;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsPolicyTextTest {
    private static final String LIST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"A\",\"Action\":\"s3:GetObject\",\"Effect\":\"Allow\"}]}";
    private static final String OBJECT =
            "{\"Statement\":{\"Effect\":\"Allow\",\"Sid\":\"A\",\"Action\":[\"s3:GetObject\"]},\"Version\":\"2012-10-17\"}";

    @Test
    void isAnsweredWithSortedKeys() {
        assertThat(new AwsPolicyText(LIST).sorted())
                .isEqualTo("{\"Statement\":[{\"Action\":\"s3:GetObject\",\"Effect\":\"Allow\",\"Sid\":\"A\"}],"
                        + "\"Version\":\"2012-10-17\"}");
    }

    @Test
    void tellsAListOfStatementsFromOneAlone() {
        assertThat(new AwsPolicyText(LIST).isAList()).isTrue();
        assertThat(new AwsPolicyText(OBJECT).isAList()).isFalse();
    }

    /** So that mending the program alone does not mend what is deployed. */
    @Test
    void oneAloneMeansTheSameAsAListOfIt() {
        assertThat(new AwsPolicyText(LIST).isEquivalentTo(new AwsPolicyText(OBJECT)))
                .isTrue();
        assertThat(new AwsPolicyText(LIST).isEquivalentTo(new AwsPolicyText(OBJECT.replace("GetObject", "PutObject"))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"Statement\": \"all\"}", "everything", "{\"Statement\":[}"})
    void saysWhatIsNoPolicy(String text) {
        assertThat(new AwsPolicyText(text).problem()).get().asString().startsWith("is no policy: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", Unknown.TEXT, LIST, OBJECT})
    void hasNothingAgainstOneThatIsThereLaterOrNever(String text) {
        assertThat(new AwsPolicyText(text).problem()).isEmpty();
    }

    @Test
    void leavesAloneWhatIsNotKnownYet() {
        var unknown = new AwsPolicyText(Unknown.TEXT);

        assertThat(unknown.isAList()).isTrue();
        assertThat(unknown.sorted()).isEqualTo(Unknown.TEXT);
        assertThat(unknown.isEquivalentTo(new AwsPolicyText(LIST))).isFalse();
        assertThat(unknown.isEquivalentTo(unknown)).isTrue();
    }
}
