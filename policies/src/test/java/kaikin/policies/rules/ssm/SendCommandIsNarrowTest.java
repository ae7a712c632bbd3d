package kaikin.policies.rules.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.SmallPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendCommandIsNarrowTest {
    private static final String RULE = "send-command-is-narrow";

    private static final String DOCUMENT = "arn:aws:ssm:eu-west-1:111111111111:document/release";
    private static final String INSTANCES = "arn:aws:ec2:eu-west-1:111111111111:instance/*";
    private static final String TAGGED = "{'StringEquals': {'ssm:resourceTag/kaikin': 'one'}}";

    @Test
    void aDocumentOfOursIsFine() {
        PackFindings.assertFine(RULE, sends(DOCUMENT, "{}"));
    }

    @Test
    void taggedInstancesAreFine() {
        PackFindings.assertFine(RULE, sends(INSTANCES, TAGGED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:ssm:eu-west-1:111111111111:document/AWS-RunShellScript",
                "arn:aws:ssm:eu-west-1::document/AWS-RunShellScript",
                "arn:aws:ssm:eu-west-1:111111111111:document/*",
                "*"
            })
    void aDocumentThatIsNotOursIsAViolation(String document) {
        assertThat(PackFindings.violations(RULE, sends(document, "{}")))
                .containsExactly("operator: «Do» sends commands on [" + document
                        + "]: name a document of yours, or instances by account");
    }

    @Test
    void aDocumentAndInstancesTogetherAreAViolation() {
        assertThat(PackFindings.violations(RULE, sends("['" + DOCUMENT + "', '" + INSTANCES + "']", TAGGED)))
                .containsExactly("operator: «Do» mixes documents and instances:"
                        + " a condition on the tag would not let the document pass");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'StringLike': {'ssm:resourceTag/kaikin': 'one'}}",
                "{'StringEqualsIfExists': {'ssm:resourceTag/kaikin': 'one'}}"
            })
    void instancesWithoutATagAreAViolation(String condition) {
        assertThat(PackFindings.violations(RULE, sends(INSTANCES, condition)))
                .containsExactly("operator: «Do» sends commands to every instance: add StringEquals ssm:resourceTag/…");
    }

    private static PlannedResource sends(String resource, String condition) {
        return SmallPolicies.allow("operator", "ssm:SendCommand", resource, condition);
    }
}
