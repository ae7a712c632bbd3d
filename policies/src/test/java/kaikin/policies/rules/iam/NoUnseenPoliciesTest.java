package kaikin.policies.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoUnseenPoliciesTest {
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

        assertThat(PackFindings.violations(
                        "no-unseen-policies", SmallPlans.resource(type, "it", inputs.replace("ARN", arn))))
                .singleElement()
                .asString()
                .endsWith(" the managed policy " + arn);
    }
}
