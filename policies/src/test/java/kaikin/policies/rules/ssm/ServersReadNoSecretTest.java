package kaikin.policies.rules.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.PulumiTypes;
import kaikin.policies.rules.SmallPolicies;
import org.junit.jupiter.api.Test;

class ServersReadNoSecretTest {
    private static final String RULE = "servers-read-no-secret";

    private static final List<String> READING =
            List.of("ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath", "ssm:GetParameterHistory");

    @Test
    void aServerThatIsDeniedAllOfThemIsFine() {
        PackFindings.assertFine(RULE, server(), parameter(), denied("ssm:GetParameter*"));
    }

    @Test
    void aServerThatIsMerelyNotAllowedIsAViolation() {
        assertThat(PackFindings.violations(RULE, server(), parameter()))
                .containsExactlyElementsOf(READING.stream()
                        .map(action -> "server: it is not denied " + action + " on token")
                        .toList());
    }

    @Test
    void oneWayThatIsLeftIsAViolation() {
        assertThat(PackFindings.violations(
                        RULE,
                        server(),
                        parameter(),
                        denied("ssm:GetParameter", "ssm:GetParameters", "ssm:GetParameterHistory")))
                .containsExactly("server: it is not denied ssm:GetParametersByPath on token");
    }

    @Test
    void aPolicyThatIsNotKnownYetIsLeftOpen() {
        assertThat(PackFindings.undecided(
                        RULE, server(), parameter(), SmallPolicies.rolePolicy("server", Unknown.TEXT)))
                .containsExactly("server: the «policy» of aws:iam/rolePolicy:RolePolicy server is not known yet:"
                        + " AWS says it when the resource is made");
    }

    private static PlannedResource server() {
        return SmallPolicies.trust("server", "{'Service': 'ec2.amazonaws.com'}");
    }

    private static PlannedResource parameter() {
        return SmallPlans.resource(
                PulumiTypes.PARAMETER,
                "token",
                "{'name': 'token', 'arn': 'arn:aws:ssm:eu-west-1:111111111111:parameter/token'}");
    }

    private static PlannedResource denied(String... actions) {
        return SmallPolicies.rolePolicy(
                "server",
                SmallPlans.policy("{'Sid': 'No', 'Effect': 'Deny', 'Resource': '*', 'Action': ['"
                        + String.join("', '", actions) + "']}"));
    }
}
