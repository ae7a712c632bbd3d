package kaikin.policies.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.SmallPolicies;
import org.junit.jupiter.api.Test;

class ServersAssumeOneRoleTest {
    private static final String RULE = "servers-assume-one-role";

    private static final String ARN = "arn:aws:iam::111111111111:role/";

    @Test
    void aServerThatBecomesItsWriterIsFine() {
        PackFindings.assertFine(RULE, server(), may(ARN + "writer"), writer("server"));
    }

    @Test
    void aServerThatBecomesNobodyIsAViolation() {
        assertThat(PackFindings.violations(RULE, server()))
                .containsExactly("server: it may assume []: one role is due, its writer");
    }

    @Test
    void aServerThatBecomesTwoRolesIsAViolation() {
        assertThat(PackFindings.violations(
                        RULE,
                        server(),
                        SmallPolicies.allow("server", "sts:AssumeRole", "['" + ARN + "writer', '" + ARN + "operator']"),
                        writer("server")))
                .containsExactly("server: it may assume [" + ARN + "writer, " + ARN + "operator]:"
                        + " one role is due, its writer");
    }

    @Test
    void aWriterOfTwoServersIsAViolation() {
        assertThat(PackFindings.violations(
                        RULE,
                        server(),
                        may(ARN + "writer"),
                        SmallPolicies.trust("writer", "{'AWS': ['" + ARN + "server', '" + ARN + "other']}")))
                .containsExactly("writer: it lets in [" + ARN + "server, " + ARN + "other]: one server role is due");
    }

    @Test
    void aPolicyThatIsNotKnownYetIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, server(), SmallPolicies.rolePolicy("server", Unknown.TEXT)))
                .containsExactly("server: the «policy» of aws:iam/rolePolicy:RolePolicy server is not known yet:"
                        + " AWS says it when the resource is made");
    }

    private static PlannedResource server() {
        return SmallPolicies.trust("server", "{'Service': 'ec2.amazonaws.com'}");
    }

    private static PlannedResource may(String target) {
        return SmallPolicies.allow("server", "sts:AssumeRole", target);
    }

    private static PlannedResource writer(String caller) {
        return SmallPolicies.trust("writer", "{'AWS': '" + ARN + caller + "'}");
    }
}
