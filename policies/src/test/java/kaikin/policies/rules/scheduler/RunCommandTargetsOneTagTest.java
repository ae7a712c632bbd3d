package kaikin.policies.rules.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.PulumiTypes;
import kaikin.policies.rules.SmallPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandTargetsOneTagTest {
    private static final String RULE = "run-command-targets-one-tag";

    private static final String REQUEST = "{'DocumentName': 'upload', 'MaxErrors': '100%', 'TimeoutSeconds': 60,"
            + " 'Targets': [{'Key': 'tag:kaikin', 'Values': ['one']}]}";
    private static final String GROUP = "arn:aws:scheduler:eu-west-1:111111111111:schedule-group/upload";

    @Test
    void aCommandToOneTagAsARoleOfItsOwnIsFine() {
        PackFindings.assertFine(RULE, document(), role(GROUP), schedule(REQUEST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'Key': 'InstanceIds', 'Values': ['i-1']}]",
                "[{'Key': 'tag:kaikin', 'Values': ['one', 'two']}]",
                "[{'Key': 'tag:kaikin', 'Values': ['one']}, {'Key': 'tag:more', 'Values': ['one']}]",
                "[]"
            })
    void anyOtherTargetIsAViolation(String targets) {
        var request = REQUEST.replaceFirst("'Targets': .*", "'Targets': " + targets + "}");

        assertThat(PackFindings.violations(RULE, document(), role(GROUP), schedule(request)))
                .containsExactly("upload: it targets "
                        + targets.replace('\'', '"').replaceAll("([:,]) ", "$1") + ": one tag with one value is due");
    }

    @Test
    void theDefaultsAreViolations() {
        var request = REQUEST.replace("'MaxErrors': '100%', 'TimeoutSeconds': 60,", "");

        assertThat(PackFindings.violations(RULE, document(), role(GROUP), schedule(request)))
                .containsExactly(
                        "upload: one failing server stops the rest: give MaxErrors 100%",
                        "upload: a server that is off gathers commands: give TimeoutSeconds of at most 600");
    }

    @Test
    void aRoleForOtherGroupsTooIsAViolation() {
        assertThat(PackFindings.violations(RULE, document(), role(GROUP + "*"), schedule(REQUEST)))
                .containsExactly("upload: its role trusts Scheduler for other groups too, such as uploadx");
    }

    @Test
    void aRoleForAnotherGroupIsAViolation() {
        assertThat(PackFindings.violations(RULE, document(), role(GROUP + "-more"), schedule(REQUEST)))
                .containsExactly("upload: its role does not trust Scheduler for the group upload");
    }

    @Test
    void aRoleThatIsNotThereIsAViolation() {
        assertThat(PackFindings.violations(RULE, document(), schedule(REQUEST)))
                .containsExactly("upload: its role arn:aws:iam::111111111111:role/schedule is not there");
    }

    @Test
    void aRulesTargetIsAViolation() {
        assertThat(PackFindings.violations(
                        RULE,
                        SmallPlans.resource(
                                PulumiTypes.EVENT_TARGET,
                                "target",
                                "{'arn': 'arn:aws:ssm:eu-west-1:111111111111:document/upload'}")))
                .singleElement()
                .asString()
                .startsWith("target: a rule's Run Command target can set neither MaxErrors nor a time-out");
    }

    @Test
    void aRequestThatIsNotReadIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, document(), role(GROUP), schedule("hush")))
                .containsExactly("upload: its target's input is not JSON");
        assertThat(PackFindings.undecided(RULE, document(), role(GROUP), schedule(Unknown.TEXT)))
                .containsExactly("upload: its «target/input» is not known yet");
        assertThat(PackFindings.undecided(RULE, role(GROUP), schedule(REQUEST)))
                .containsExactly("upload: its stack has no document that shows the region");
    }

    private static PlannedResource document() {
        return SmallPlans.resource(PulumiTypes.DOCUMENT, "upload", "{'name': 'upload'}");
    }

    private static PlannedResource role(String group) {
        return SmallPolicies.trust("schedule", "{'Service': 'scheduler.amazonaws.com'}", """
                {'StringEquals': {'aws:SourceAccount': '111111111111'}, 'ArnLike': {'aws:SourceArn': '%s'}}""".formatted(group));
    }

    private static PlannedResource schedule(String request) {
        return SmallPlans.resource(PulumiTypes.SCHEDULE, "upload", """
                {'groupName': 'upload', 'target': {'arn': 'arn:aws:scheduler:::aws-sdk:ssm:sendCommand',
                 'roleArn': 'arn:aws:iam::111111111111:role/schedule', 'input': '%s'}}""".formatted(request.replace("'", "\\'")));
    }
}
