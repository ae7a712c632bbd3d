package kaikin.policies.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kaikin.policies.access.AccessChange;
import kaikin.policies.access.AccessChange.Evidence;
import kaikin.policies.access.AccessChange.Kind;
import kaikin.policies.access.AccessExample;
import kaikin.policies.intended.ClaimResult;
import kaikin.policies.model.SourceLine;
import kaikin.policies.model.Urn;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.PolicyPack;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.review.alert.Annotations;
import kaikin.policies.review.alert.ReviewAlerts;
import kaikin.policies.review.report.JsonReport;
import kaikin.policies.review.report.MarkdownReport;
import kaikin.policies.review.report.TextReport;
import org.junit.jupiter.api.Test;

class ReviewTest {
    private static final String ROLE = "arn:aws:iam::111111111111:role/kaikin-webhook";
    private static final PlanFindings FINE = judgement(List.of(), List.of(claim(true)));
    private static final PolicyPack PACK = new PolicyPack(
            "test", "1.0.0", "for tests", List.of(rule("no-wildcard-action"), rule("access-is-intended")));

    private static StackValidation rule(String name) {
        return new StackValidation(
                name, RuleDescription.rule("Grants are narrow", "else they are wide", "https://example.com")) {
            @Override
            protected void validate(StackPlans stacks, RuleReport report) {}
        };
    }

    @Test
    void whereNothingChangesOneLineSaysSo() {
        var review = review(List.of(), FINE, Optional.empty());

        assertThat(review.verdict()).isEqualTo("Nothing changes: checks passed");
        assertThat(MarkdownReport.of(review))
                .isEqualTo("✅ **Nothing changes**: the checks passed, compared with main.\n");
        assertThat(TextReport.of(review).lines())
                .containsExactly(
                        "Nothing changes: checks passed",
                        "compared with main",
                        "",
                        "Exemptions in force: 0",
                        "Claims that hold: 1 (--all shows them)",
                        "Resources unchanged: 7");
        assertThat(TextReport.of(review, TextReport.Option.ALL)).contains("Claims that hold: 1\n  somebody can\n");
    }

    @Test
    void whatChangesIsCountedBelowTheVerdict() {
        var review = review(List.of(change(Kind.GAINED), change(Kind.LOST), change(Kind.LOST)), FINE, Optional.empty());

        assertThat(review.verdict()).isEqualTo("Checks passed");
        assertThat(review.counts()).containsExactly("access: 1 gained, 2 lost");
        assertThat(MarkdownReport.of(review))
                .startsWith("## ✅ Checks passed\n\n**Access**: 1 gained, 2 lost · compared with main\n\n### Access\n")
                .contains("<details><summary><b>Claims that hold</b>: 1</summary>");
        assertThat(review(List.of(change(Kind.SHIFTED), change(Kind.RENAMED)), FINE, Optional.empty())
                        .counts())
                .containsExactly("access: 1 shifted, 1 renamed");
    }

    @Test
    void whateverIsWrongFailsItAndIsSaidFirst() {
        assertFails(judgement(List.of(Finding.Kind.VIOLATION), List.of()), "Not clean: 1 violation");
        assertFails(judgement(List.of(Finding.Kind.CANNOT_DECIDE), List.of()), "Not clean: 1 undecided");
        assertFails(judgement(List.of(), List.of(claim(true), claim(false))), "Not clean: 1 of 2 claims does not hold");
        assertFails(
                new PlanFindings(Optional.of("no hub"), List.of(), List.of()), "Not clean: the claims cannot be tried");
        assertThat(review(List.of(), judgement(List.of(Finding.Kind.EXEMPT), List.of()), Optional.empty())
                        .status())
                .isZero();
    }

    @Test
    void whatIsDeployedCountsAsWell() {
        var broken = judgement(List.of(Finding.Kind.VIOLATION), List.of(claim(false)));

        var review = review(List.of(), FINE, Optional.of(broken));

        assertThat(review.status()).isEqualTo(1);
        assertThat(review.verdict()).isEqualTo("Not clean: deployed: 1 violation, 1 of 1 claim does not hold");
        assertThat(review.counts()).containsExactly("violations in what is deployed: 1 high");
        assertThat(TextReport.of(review))
                .contains("Violations of what is deployed\n", "Claims of what is deployed that do not hold\n");
        assertThat(MarkdownReport.of(review))
                .contains("### Violations of what is deployed\n", "### Claims of what is deployed that do not hold\n");
        assertThat(JsonReport.of(review)).contains("\"deployed\" : {");
        assertThat(Annotations.of(ReviewAlerts.of(review))).contains("what is deployed: said VIOLATION");
        assertThat(review(List.of(), FINE, Optional.of(FINE)).status()).isZero();
    }

    @Test
    void oneRequestShowsWhoCanDoMoreEverywhere() throws Exception {
        var review = review(List.of(change(Kind.WIDER)), FINE, Optional.empty());
        var example = "for example: s3:PutObject on arn:aws:s3:::lists/x"
                + " with aws:SecureTransport true and without aws:SourceVpc";

        assertThat(TextReport.of(review).replace("\n      ", " "))
                .contains("    " + example + "\n    at Bucket.java:7\n");
        assertThat(MarkdownReport.of(review).replace("<wbr>", ""))
                .contains("for example: `s3:PutObject on arn:aws:s3:::lists/x", "<br>at `Bucket.java:7` |");
        assertThat(MarkdownReport.of(review(List.of(change(Kind.GAINED)), FINE, Optional.empty())))
                .as("the row itself says it all")
                .contains("**gained**")
                .doesNotContain("for example");
        assertThat(new JsonMapper().readTree(JsonReport.of(review)).at("/access/0/gained/context/aws:SecureTransport"))
                .hasToString("\"true\"");
        assertThat(Annotations.of(ReviewAlerts.of(review)))
                .startsWith("::warning file=Bucket.java,line=7,title=access-changes::")
                .contains(example);
    }

    @Test
    void nothingInATerminalIsWiderThanAHundredColumns() {
        var review = review(List.of(change(Kind.GAINED), change(Kind.WIDER)), FINE, Optional.empty());

        assertThat(TextReport.of(review).lines()).allMatch(line -> line.length() <= 100);
        assertThat(TextReport.of(review)).doesNotContain("\u001b");
        assertThat(TextReport.of(review, TextReport.Option.COLOUR))
                .contains(
                        "\u001b[32mChecks passed\u001b[0m", "\u001b[33mgained: kaikin-webhook (111111111111)\u001b[0m");
    }

    private static void assertFails(PlanFindings judgement, String verdict) {
        var review = review(List.of(), judgement, Optional.empty());

        assertThat(review.status()).isEqualTo(1);
        assertThat(review.verdict()).startsWith(verdict);
    }

    private static PlanFindings judgement(List<Finding.Kind> kinds, List<ClaimResult> claims) {
        var urn = new Urn("urn:pulumi:account-a::kaikin::aws:iam/rolePolicy:RolePolicy::operator");
        var violations = kinds.stream()
                .map(kind -> new Violation(
                        rule("no-wildcard-action"),
                        new Finding("no-wildcard-action", urn, "Send: ssm:*", kind, "said " + kind),
                        Optional.empty(),
                        List.of()))
                .toList();
        return new PlanFindings(Optional.empty(), violations, claims);
    }

    private static ClaimResult claim(boolean holds) {
        return new ClaimResult("somebody can", holds ? List.of() : List.of("nobody can"));
    }

    private static AccessChange change(Kind kind) {
        var context = new TreeMap<>(
                Map.of("aws:SecureTransport", Optional.of("true"), "aws:SourceVpc", Optional.<String>empty()));
        var example = new AccessExample(ROLE, "s3:PutObject", "arn:aws:s3:::lists/x", context, List.of());
        return new AccessChange(
                kind,
                ROLE,
                "s3:PutObject",
                "arn:aws:s3:::lists/*",
                List.of(),
                List.of(),
                List.of(ROLE),
                new Evidence(Optional.of(example), Optional.empty(), List.of(new SourceLine("Bucket.java", 7))));
    }

    private static Review review(List<AccessChange> access, PlanFindings judgement, Optional<PlanFindings> deployed) {
        return new Review(
                "main",
                LocalDate.of(2026, 11, 23),
                PACK,
                access,
                Optional.empty(),
                judgement,
                deployed,
                List.of(),
                new Review.Resources(List.of(), 7),
                new Review.Trust(List.of(), List.of()),
                Map.of());
    }
}
