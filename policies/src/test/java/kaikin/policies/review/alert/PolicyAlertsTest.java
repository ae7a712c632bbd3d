package kaikin.policies.review.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.Finding.Kind;
import kaikin.policies.pack.PolicyPack;
import kaikin.policies.pack.StackFiles;
import kaikin.policies.plan.Urn;
import kaikin.policies.proofs.Result;
import kaikin.policies.rules.KaikinPack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PolicyAlertsTest {
    private static final Urn ROLE =
            new Urn("urn:pulumi:account-b::kaikin::kaikin:fleet:OperatorRole$aws:iam/rolePolicy:RolePolicy::operator");
    private static final Place LINE = new Place("stacks/src/main/java/kaikin/stacks/fleet/OperatorRole.java", 31);

    @SuppressWarnings("NullAway.Init") // before each test
    private PolicyPack pack;

    @BeforeEach
    void ours() throws Exception {
        pack = KaikinPack.of(StackFiles.accounts(Path.of("..")));
    }

    @Test
    void everyRuleOfThePackIsDescribedAsTheSchemaWants() throws Exception {
        var log = new ObjectMapper().readTree(SarifLog.of(alerts(List.of(), List.of()), "0.1.0"));

        assertThat(log.at("/runs/0/tool/driver/rules"))
                .hasSize(pack.policies().size() + 1)
                .allSatisfy(rule -> {
                    assertThat(rule.at("/helpUri").asText()).startsWith("https://");
                    assertThat(rule.at("/fullDescription/text").asText())
                            .endsWith(".")
                            .doesNotContain("..");
                });
        assertThat(SarifSchema.problems(log)).isEmpty();
    }

    @Test
    void theThreeAnswersAreThreeLevels() {
        var found =
                alerts(List.of(finding(Kind.EXEMPT), finding(Kind.CANNOT_DECIDE), finding(Kind.VIOLATION)), List.of());

        assertThat(found.alerts()).extracting(Alert::level).containsExactly(Level.ERROR, Level.WARNING, Level.NOTE);
        assertThat(found.alerts())
                .extracting(Alert::exemption)
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of("said EXEMPT"));
        assertThat(found.alerts()).allSatisfy(alert -> assertThat(alert.place()).isEqualTo(LINE));
    }

    @Test
    void aProofThatDoesNotHoldIsAnAlertToo() throws Exception {
        var broken = new Result("Only the webhook becomes an operator", 7, List.of("somebody can", "anybody can"));
        var fine = new Result("Nobody else does", 7, List.of());

        var found = alerts(List.of(), List.of(fine, broken));

        assertThat(found.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.rule().id()).isEqualTo("proofs-hold");
            assertThat(alert.toString())
                    .isEqualTo("proof «Only the webhook becomes an operator» of account-a: does not hold:\n"
                            + "somebody can\nanybody can");
            assertThat(alert.place().file()).isEqualTo("Pulumi.account-a.yaml");
        });
        assertThat(SarifSchema.problems(new ObjectMapper().readTree(SarifLog.of(found, "0.1.0"))))
                .isEmpty();
    }

    @Test
    void aFindingOfNoRuleIsRefused() {
        var stray = new Finding("no-such-rule", ROLE, Kind.VIOLATION, "said");

        assertThatThrownBy(() -> alerts(List.of(stray), List.of())).hasMessageContaining("no-such-rule");
    }

    private Alerts alerts(List<Finding> findings, List<Result> proofs) {
        return PolicyAlerts.of(pack, findings, proofs, "account-a", urn -> List.of(LINE));
    }

    private static Finding finding(Kind kind) {
        return new Finding("no-wildcard-action", ROLE, kind, "said " + kind);
    }
}
