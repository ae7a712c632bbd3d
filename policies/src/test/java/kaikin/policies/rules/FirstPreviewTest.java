package kaikin.policies.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.model.Urn;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.StackPlans;
import org.junit.jupiter.api.Test;

/** Before anything is made, AWS has given no ARN and no identifier: what a rule needs of them it says in words. */
class FirstPreviewTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    @Test
    void theTableSaysWhatIsNotKnownYet() {
        assertThat(findings())
                .filteredOn(finding -> finding.rule().equals("access-is-intended"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(Finding.Kind.CANNOT_DECIDE);
                    assertThat(finding.message())
                            .isEqualTo("the account of stack account-a is not known yet:"
                                    + " AWS says it in the ARN of a resource that is made");
                });
    }

    @Test
    void aParameterWithoutItsArnLeavesOpenWhoReadsIt() {
        assertThat(findings())
                .filteredOn(finding -> finding.rule().equals("servers-read-no-secret"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(Finding.Kind.CANNOT_DECIDE);
                    assertThat(finding.message())
                            .startsWith("the «arn» of aws:ssm/parameter:Parameter token is not known yet");
                });
    }

    @Test
    void noRuleTakesTheMarkForAValue() {
        assertThat(findings())
                .isNotEmpty()
                .noneSatisfy(finding -> assertThat(finding.message()).contains(Unknown.TEXT));
    }

    private static List<Finding> findings() {
        var accounts = new OwnAccounts(Map.of("account-a", "111111111111"), Set.of());
        var plan = new Plan(
                "account-a",
                List.of(
                        resource("aws:ssm/document:Document", "kaikin-release", "content", "{}"),
                        resource("aws:ssm/parameter:Parameter", "token", "type", "SecureString"),
                        resource("aws:lambda/function:Function", "kaikin-webhook", "runtime", "java21"),
                        resource("aws:iam/role:Role", "kaikin-server", "assumeRolePolicy", """
                                {"Version": "2012-10-17", "Statement": [{"Sid": "Servers", "Effect": "Allow",
                                 "Action": "sts:AssumeRole", "Principal": {"Service": "ec2.amazonaws.com"}}]}""")));
        return KaikinPack.of(accounts).validate(new StackPlans(List.of(plan)), TODAY);
    }

    private static PlannedResource resource(String type, String name, String input, String value) {
        ObjectNode inputs =
                JsonNodeFactory.instance.objectNode().put("name", name).put(input, value);
        return new PlannedResource(
                new Urn("urn:pulumi:account-a::kaikin::" + type + "::" + name),
                true,
                Optional.empty(),
                inputs,
                inputs.deepCopy().put("arn", Unknown.TEXT).put("id", Unknown.TEXT),
                Optional.empty(),
                List.of(),
                Map.of());
    }
}
