package kaikin.policies.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.Unknown;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.PulumiTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoUnseenPoliciesTest {
    private static final String RULE = "no-unseen-policies";

    @Test
    void aRoleWithoutManagedPoliciesIsFine() {
        PackFindings.assertFine(RULE, SmallPlans.resource(PulumiTypes.ROLE, "it", "{'managedPolicyArns': []}"));
    }

    @Test
    void policiesThatAreNotKnownYetAreLeftOpen() {
        assertThat(PackFindings.undecided(
                        RULE,
                        SmallPlans.resource(PulumiTypes.ROLE, "it", "{'managedPolicyArns': '" + Unknown.TEXT + "'}")))
                .containsExactly("it: its «managedPolicyArns» is not known yet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "aws:iam/role:Role | {'managedPolicyArns': ['ARN']}",
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment | {'role': 'worker', 'policyArn': 'ARN'}",
                "aws:iam/policyAttachment:PolicyAttachment | {'roles': ['worker'], 'policyArn': 'ARN'}",
                "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive"
                        + " | {'roleName': 'worker', 'policyArns': ['ARN']}"
            })
    void aManagedPolicyIsAViolationInWhateverFormARoleGetsIt(String type, String inputs) {
        var arn = "arn:aws:iam::aws:policy/AdministratorAccess";

        assertThat(PackFindings.violations(RULE, SmallPlans.resource(type, "it", inputs.replace("ARN", arn))))
                .singleElement()
                .asString()
                .endsWith(" the managed policy " + arn);
    }
}
