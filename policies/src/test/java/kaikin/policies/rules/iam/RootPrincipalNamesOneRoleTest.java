package kaikin.policies.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.PulumiTypes;
import kaikin.policies.rules.SmallPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootPrincipalNamesOneRoleTest {
    private static final String RULE = "root-principal-names-one-role";

    private static final String ACCOUNT = "{'AWS': '111111111111'}";
    private static final String ROLE = "arn:aws:iam::111111111111:role/webhook";

    @ParameterizedTest
    @ValueSource(strings = {"ArnEquals", "StringEquals"})
    void anAccountThatIsNarrowedToARoleIsFine(String operator) {
        PackFindings.assertFine(RULE, trust("{'" + operator + "': {'aws:PrincipalArn': '" + ROLE + "'}}"));
    }

    @Test
    void aRoleByItsArnIsFine() {
        PackFindings.assertFine(RULE, SmallPolicies.trust("operator", "{'AWS': '" + ROLE + "'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'ArnLike': {'aws:PrincipalArn': '" + ROLE + "'}}",
                "{'ArnEqualsIfExists': {'aws:PrincipalArn': '" + ROLE + "'}}",
                "{'ArnNotEquals': {'aws:PrincipalArn': '" + ROLE + "'}}",
                "{'ArnEquals': {'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/*'}}",
                "{'ArnEquals': {'aws:PrincipalArn': 'arn:aws:iam::222222222222:role/webhook'}}"
            })
    void anAccountThatIsNotIsAViolation(String condition) {
        assertThat(PackFindings.violations(RULE, trust(condition)))
                .containsExactly("operator: «In» trusts all of account 111111111111:"
                        + " add ArnEquals aws:PrincipalArn with the ARN of one of its roles");
    }

    @Test
    void aBusThatTakesEventsOfAServiceOnlyIsFine() {
        PackFindings.assertFine(RULE, bus("aws.ssm"));
    }

    @Test
    void aBusThatTakesEventsOfAnyoneIsAViolation() {
        assertThat(PackFindings.violations(RULE, bus("kaikin.ssm"))).hasSize(1);
    }

    private static PlannedResource trust(String condition) {
        return SmallPolicies.trust("operator", ACCOUNT, condition);
    }

    private static PlannedResource bus(String source) {
        var policy = SmallPlans.policy("{'Sid': 'Events', 'Effect': 'Allow', 'Principal': " + ACCOUNT
                + ", 'Action': 'events:PutEvents', 'Resource': 'arn:aws:events:eu-west-1:111111111111:event-bus/kaikin',"
                + " 'Condition': {'StringEquals': {'events:source': '" + source + "'}}}");
        return SmallPlans.resource(PulumiTypes.EVENT_BUS_POLICY, "bus", "{'policy': '" + policy + "'}");
    }
}
