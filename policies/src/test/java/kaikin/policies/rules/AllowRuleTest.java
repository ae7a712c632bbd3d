package kaikin.policies.rules;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.Unknown;
import kaikin.policies.plan.SmallPlans;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-wildcard-principal",
                "no-foreign-principal",
                "no-dangling-principal",
                "no-federated-principal",
                "root-principal-names-one-role",
                "service-principal-names-its-source",
                "no-wildcard-action",
                "no-wildcard-resource",
                "no-identity-grants",
                "send-command-is-narrow"
            })
    void aPolicyThatCannotBeReadIsLeftOpen(String rule) {
        assertThat(PackFindings.undecided(rule, SmallPolicies.role("unknown", Unknown.TEXT)))
                .containsExactly("unknown: the «assumeRolePolicy» of aws:iam/role:Role unknown is not known yet:"
                        + " AWS says it when the resource is made");
        assertThat(PackFindings.undecided(
                        rule,
                        SmallPlans.resource(
                                PulumiTypes.ROLE_POLICY,
                                "secret",
                                "{'role': 'secret', 'policy': " + PackFindings.SECRET + "}")))
                .containsExactly(
                        "secret: the «policy» of aws:iam/rolePolicy:RolePolicy secret is a secret that is encrypted here");
        assertThat(PackFindings.undecided(rule, SmallPolicies.rolePolicy("malformed", "hush")))
                .containsExactly("malformed: its policy is not understood: see readable-policies");
    }

    /** Each rule by an example that it would complain of. */
    @ParameterizedTest
    @ValueSource(
            strings = {"no-wildcard-action", "no-wildcard-resource", "no-identity-grants", "send-command-is-narrow"})
    void aDenyIsNoConcernOfTheirs(String rule) {
        PackFindings.assertFine(
                rule,
                SmallPolicies.rolePolicy(
                        "worker",
                        SmallPlans.policy("{'Sid': 'No', 'Effect': 'Deny', 'Action': '*', 'Resource': '*'}")));
    }
}
