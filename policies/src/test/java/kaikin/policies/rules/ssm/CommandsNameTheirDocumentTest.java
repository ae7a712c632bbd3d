package kaikin.policies.rules.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.PulumiTypes;
import kaikin.policies.rules.SmallPolicies;
import org.junit.jupiter.api.Test;

class CommandsNameTheirDocumentTest {
    private static final String RULE = "commands-name-their-document";

    private static final String SENT = "arn:aws:ssm:eu-west-1:111111111111:document/release";
    private static final String SAID = "it names the document release, which its stack has not";

    @Test
    void aGrantOfADocumentOfItsStackIsFine() {
        PackFindings.assertFine(RULE, document("release"), SmallPlans.role("operator"), sends());
    }

    @Test
    void aGrantOfADocumentThatIsNotThereIsAViolation() {
        assertThat(PackFindings.violations(RULE, document("other"), SmallPlans.role("operator"), sends()))
                .containsExactly("operator: " + SAID);
    }

    @Test
    void aTargetOfADocumentThatIsNotThereIsAViolation() {
        var target = SmallPlans.resource(PulumiTypes.EVENT_TARGET, "target", "{'arn': '" + SENT + "'}");

        PackFindings.assertFine(RULE, document("release"), target);
        assertThat(PackFindings.violations(RULE, document("other"), target)).containsExactly("target: " + SAID);
    }

    @Test
    void aScheduleOfADocumentThatIsNotThereIsAViolation() {
        var schedule = SmallPlans.resource(PulumiTypes.SCHEDULE, "schedule", """
                {'target': {'arn': 'arn:aws:scheduler:::aws-sdk:ssm:sendCommand',
                            'input': '{\\'DocumentName\\': \\'release\\'}'}}""");

        PackFindings.assertFine(RULE, document("release"), schedule);
        assertThat(PackFindings.violations(RULE, document("other"), schedule)).containsExactly("schedule: " + SAID);
    }

    @Test
    void aDocumentWhoseNameIsNotKnownYetIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, document(Unknown.TEXT), SmallPlans.role("operator"), sends()))
                .containsExactly("operator: its «name» is not known yet");
    }

    private static PlannedResource document(String name) {
        return SmallPlans.resource(PulumiTypes.DOCUMENT, "document", "{'name': '" + name + "'}");
    }

    private static PlannedResource sends() {
        return SmallPolicies.allow("operator", "ssm:SendCommand", SENT);
    }
}
