package kaikin.policies.review.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kaikin.policies.intended.ClaimResult;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.SourceLine;
import kaikin.policies.model.Urn;
import kaikin.policies.pack.DeclaredExemption;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.Finding.Kind;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.PolicyPack;
import kaikin.policies.review.PlanFindings;
import kaikin.policies.review.Review;
import kaikin.policies.review.Violation;
import kaikin.policies.rules.KaikinPack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewAlertsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String OPERATOR = "urn:pulumi:account-b::kaikin::kaikin:fleet:OperatorRole";
    private static final Urn ROLE = new Urn(OPERATOR + "$aws:iam/rolePolicy:RolePolicy::operator");
    private static final SourceLine LINE =
            new SourceLine("stacks/src/main/java/kaikin/stacks/fleet/OperatorRole.java", 31);

    @SuppressWarnings("NullAway.Init") // before each test
    private PolicyPack pack;

    @BeforeEach
    void ours() {
        pack = KaikinPack.of(
                new OwnAccounts(Map.of("account-a", "111111111111", "account-b", "222222222222"), Set.of()));
    }

    @Test
    void everyRuleOfThePackIsDescribedAsTheSchemaWants() throws Exception {
        var log = log(ReviewAlerts.of(review(List.of(), List.of(), List.of(), Optional.empty())));

        assertThat(log.at("/runs/0/tool/driver/rules"))
                .hasSize(pack.policies().size() + 1)
                .allSatisfy(rule -> {
                    assertThat(rule.at("/helpUri").asText()).startsWith("https://");
                    assertThat(rule.at("/fullDescription/text").asText())
                            .endsWith(".")
                            .doesNotContain("..");
                });
        assertThat(log.at("/runs/0/results")).isEmpty();
        assertThat(SarifSchema.problems(log)).isEmpty();
    }

    @Test
    void whatFailsTheCheckIsAnErrorAndWhatIsExemptIsNot() {
        var found = List.of(violation(Kind.EXEMPT), violation(Kind.CANNOT_DECIDE), violation(Kind.VIOLATION));

        var alerts = ReviewAlerts.of(review(found, List.of(), List.of(), Optional.empty()))
                .alerts();

        assertThat(alerts)
                .extracting(Alert::level)
                .containsExactly(Alert.Level.ERROR, Alert.Level.ERROR, Alert.Level.NOTE);
        assertThat(alerts)
                .extracting(Alert::message)
                .containsExactly("cannot be decided: said CANNOT_DECIDE", "said VIOLATION", "said EXEMPT");
        assertThat(alerts)
                .extracting(Alert::exemption)
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of("said EXEMPT"));
        assertThat(alerts).extracting(Alert::place).containsOnly(Optional.of(LINE));
    }

    @Test
    void aProofThatDoesNotHoldIsAnAlertToo() throws Exception {
        var broken = new ClaimResult("Only the webhook becomes an operator", List.of("somebody can", "anybody can"));
        var fine = new ClaimResult("Nobody else does", List.of());

        var found = ReviewAlerts.of(review(List.of(), List.of(), List.of(fine, broken), Optional.empty()));

        assertThat(found.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.rule().id()).isEqualTo("access-is-intended");
            assertThat(alert.toString())
                    .isEqualTo("claim «Only the webhook becomes an operator» of all stacks: does not hold:\n"
                            + "somebody can\nanybody can");
            assertThat(alert.place()).isEmpty();
        });
        assertThat(SarifSchema.problems(log(found))).isEmpty();
    }

    @Test
    void whatCouldNotBeComparedIsAnError() {
        var found = ReviewAlerts.of(review(List.of(), List.of(), List.of(), Optional.of("a policy is unknown")));

        assertThat(Annotations.of(found))
                .isEqualTo("::error title=access-is-intended::"
                        + "claim «access» of all stacks: cannot be decided: a policy is unknown\n");
    }

    @Test
    void exemptionsThatEndSoonAreWarnings() {
        var exemptions =
                List.of(exemption(TODAY.plusDays(29)), exemption(TODAY.plusDays(30)), exemption(TODAY.minusDays(1)));

        var found = ReviewAlerts.of(review(List.of(), exemptions, List.of(), Optional.empty()));

        assertThat(Annotations.of(found))
                .isEqualTo(
                        "::warning file=stacks/src/main/java/kaikin/stacks/fleet/OperatorRole.java,line=31,"
                                + "title=exemptions-are-current::kaikin:fleet:OperatorRole «operator» of account-b:"
                                + " the exemption of «operator», Send: ssm:*, from no-wildcard-action ends on 2026-12-22: mend it before\n");
    }

    private Review review(
            List<Violation> violations,
            List<Review.Exemption> exemptions,
            List<ClaimResult> proofs,
            Optional<String> undecided) {
        return new Review(
                "main",
                TODAY,
                pack,
                List.of(),
                undecided,
                new PlanFindings(Optional.empty(), violations, proofs),
                Optional.empty(),
                exemptions,
                new Review.Resources(List.of(), 7),
                new Review.Trust(List.of(), List.of()),
                Map.of());
    }

    private Violation violation(Kind kind) {
        var policy = pack.policies().stream()
                .filter(each -> each.name().equals("no-wildcard-action"))
                .findFirst()
                .orElseThrow();
        return new Violation(
                policy,
                new Finding(policy.name(), ROLE, "Send: ssm:*", kind, "said " + kind),
                Optional.empty(),
                List.of(LINE));
    }

    private static Review.Exemption exemption(LocalDate until) {
        var component = new PlannedResource(
                new Urn(OPERATOR + "::operator"),
                false,
                Optional.empty(),
                JsonNodeFactory.instance.objectNode(),
                JsonNodeFactory.instance.objectNode(),
                Optional.empty(),
                List.of(),
                Map.of());
        return new Review.Exemption(
                new DeclaredExemption(component, "no-wildcard-action", "operator", "Send: ssm:*", "a move", until),
                List.of(LINE));
    }

    private static JsonNode log(Alerts alerts) throws Exception {
        return new ObjectMapper().readTree(SarifLog.of(alerts, "0.1.0"));
    }
}
