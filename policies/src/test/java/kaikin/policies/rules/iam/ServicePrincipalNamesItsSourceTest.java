package kaikin.policies.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.SmallPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServicePrincipalNamesItsSourceTest {
    private static final String RULE = "service-principal-names-its-source";

    private static final String GROUP = "arn:aws:scheduler:eu-west-1:111111111111:schedule-group/upload";

    @Test
    void aServiceThatActsForOneResourceIsFine() {
        PackFindings.assertFine(RULE, scheduler("""
                {'StringEquals': {'aws:SourceAccount': '111111111111'}, 'ArnEquals': {'aws:SourceArn': '%s'}}""".formatted(GROUP)));
    }

    @Test
    void aServiceThatTakesRolesOfItsAccountOnlyIsFine() {
        PackFindings.assertFine(RULE, SmallPolicies.trust("worker", "{'Service': 'lambda.amazonaws.com'}"));
    }

    @Test
    void aServiceThatActsForAnyoneIsAViolation() {
        assertThat(PackFindings.violations(RULE, scheduler("{}")))
                .containsExactly(
                        "schedule: «In» lets [scheduler.amazonaws.com] act for any account:"
                                + " add StringEquals aws:SourceAccount",
                        "schedule: «In» lets [scheduler.amazonaws.com] act for any resource:"
                                + " add ArnEquals aws:SourceArn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:scheduler:eu-west-1:*:schedule-group/upload",
                "arn:aws:scheduler:eu-west-1:111111111111:*"
            })
    void aSourceThatIsLeftOpenIsAViolation(String source) {
        assertThat(PackFindings.violations(RULE, scheduler("""
                {'StringEquals': {'aws:SourceAccount': '111111111111'}, 'ArnLike': {'aws:SourceArn': '%s'}}""".formatted(source))))
                .containsExactly("schedule: «In» lets [scheduler.amazonaws.com] act for any resource:"
                        + " add ArnEquals aws:SourceArn");
    }

    private static PlannedResource scheduler(String condition) {
        return SmallPolicies.trust("schedule", "{'Service': 'scheduler.amazonaws.com'}", condition);
    }
}
