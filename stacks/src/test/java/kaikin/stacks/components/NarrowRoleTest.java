package kaikin.stacks.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.resources.ComponentResourceOptions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kaikin.contract.RoleArn;
import kaikin.stacks.ExampleSettings;
import kaikin.stacks.RegisteredResources;
import kaikin.stacks.iam.Allow;
import kaikin.stacks.iam.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

@TestInstance(Lifecycle.PER_CLASS)
class NarrowRoleTest {
    private static final IamStatement TRUST = Trust.service("SomeService", "lambda.amazonaws.com");
    private static final IamStatement GRANT = Allow.writeLog(ExampleSettings.HUB, "some-function");
    private static final RoleArn ARN = new RoleArn(ExampleSettings.HUB_ACCOUNT, "some-role");
    private static final Exemption EXEMPTION =
            new Exemption("some-rule", "some-role", "a finding", "a reason", LocalDate.of(2027, 11, 30));

    private final RegisteredResources resources = RegisteredResources.by(() -> new SomeRole(
            new NarrowRole.Args(ARN, "Does something", TRUST, List.of(GRANT), List.of(EXEMPTION)),
            ComponentResourceOptions.Empty));

    private static final class SomeRole extends NarrowRole {
        SomeRole(NarrowRole.Args args, ComponentResourceOptions options) {
            super("kaikin:test:SomeRole", args, options);
        }
    }

    @Test
    void isOneRoleWithOnePolicyUnderItsName() {
        var role = resources.only("aws:iam/role:Role");
        var policy = resources.only("aws:iam/rolePolicy:RolePolicy");

        assertThat(role.urn()).endsWith("kaikin:test:SomeRole$aws:iam/role:Role::some-role");
        assertThat(role.input("name")).isEqualTo("some-role");
        assertThat(role.input("description")).isEqualTo("Does something");
        assertThat(role.statement("assumeRolePolicy", "SomeService")
                        .at("/Principal/Service")
                        .asText())
                .isEqualTo("lambda.amazonaws.com");
        assertThat(policy.urn()).endsWith("kaikin:test:SomeRole$aws:iam/rolePolicy:RolePolicy::some-role");
        assertThat(policy.input("role")).isEqualTo("some-role");
        assertThat(policy.statement("policy", "WriteOwnLog").path("Action")).hasSize(2);
    }

    @Test
    void saysItsExemptionsAsItsOwnInput() {
        assertThat(resources.only("kaikin:test:SomeRole").input("exemptions"))
                .isEqualTo(List.of(Map.of(
                        "rule", "some-rule",
                        "resource", "some-role",
                        "subject", "a finding",
                        "reason", "a reason",
                        "until", "2027-11-30")));
        assertThat(resources.only("aws:iam/role:Role").inputs()).doesNotContainKey("exemptions");
    }

    @Test
    void refusesAPolicyWithoutStatements() {
        assertThatThrownBy(() -> new NarrowRole.Args(ARN, "Does nothing", TRUST, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("some-role has a policy without statements");
    }
}
