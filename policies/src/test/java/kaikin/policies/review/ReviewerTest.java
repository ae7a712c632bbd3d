package kaikin.policies.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kaikin.policies.model.Plan;
import kaikin.policies.model.SourceLine;
import kaikin.policies.model.SourceMap;
import kaikin.policies.pack.PolicyPack;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.review.source.ChangedProgram;
import kaikin.policies.review.source.SourceDiff;
import org.junit.jupiter.api.Test;

/** Where a review says that what it found comes from. */
class ReviewerTest {
    private static final String ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
    private static final SourceLine MADE = new SourceLine("stacks/src/main/java/kaikin/stacks/iam/NarrowRole.java", 2);
    private static final SourceLine COMPONENT =
            new SourceLine("stacks/src/main/java/kaikin/stacks/hub/WebhookRole.java", 2);
    private static final SourceLine CHANGED =
            new SourceLine("stacks/src/main/java/kaikin/stacks/hub/WebhookRole.java", 3);
    private static final ChangedProgram PROGRAM = new ChangedProgram(
            new SourceDiff(List.of(new SourceDiff.Hunk(
                    CHANGED.file(),
                    3,
                    List.of("  allow(\"Lists\", \"s3:GetObject\")"),
                    3,
                    List.of("  allow(\"Lists\", \"s3:*\")")))),
            Map.of(
                    MADE.file(),
                    List.of("class NarrowRole {", "  new RolePolicy(name, args);"),
                    CHANGED.file(),
                    List.of("class WebhookRole {", "  super(name);", "  allow(\"Lists\", \"s3:*\")")));

    private final Reviewer reviewer = new Reviewer(
            new PolicyPack("test", "1.0.0", "for tests", List.of(new NoWildcard())), LocalDate.of(2026, 11, 23));

    /** Says so of every policy with a wildcard. */
    private static final class NoWildcard extends StackValidation {
        NoWildcard() {
            super(
                    "no-wildcard",
                    RuleDescription.rule("Grants are narrow", "else they are wide", "https://example.com"));
        }

        @Override
        protected void validate(StackPlans stacks, RuleReport report) {
            stacks.resources()
                    .filter(each -> each.type().equals(ROLE_POLICY))
                    .filter(each -> each.text("policy").contains("s3:*"))
                    .forEach(each -> report.violation(each, "Lists: s3:*", "«Lists» allows s3:*"));
        }
    }

    @Test
    void theChangedLineComesFirst() {
        var review = reviewer.review("main", List.of(plan("s3:GetObject")), List.of(plan("s3:*")), PROGRAM);

        assertThat(review.access())
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.evidence().source()).containsExactly(CHANGED, MADE, COMPONENT));
        assertThat(review.judgement().violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.lines()).containsExactly(CHANGED, MADE, COMPONENT));
    }

    /** What was wrong before the pull request is not its doing, whatever else it changes there. */
    @Test
    void whatWasFoundBeforeIsShownWhereItIsMade() {
        var before = List.of(plan("s3:*", "lists/*"));

        var review = reviewer.review("main", before, List.of(plan("s3:*", "lists/x/*")), PROGRAM);

        assertThat(review.access()).isNotEmpty();
        assertThat(review.judgement().violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.lines()).containsExactly(MADE, COMPONENT));
    }

    @Test
    void withoutADiffTheMakingLineDoes() {
        var review = reviewer.review("main", List.of(plan("s3:GetObject")), List.of(plan("s3:*")));

        assertThat(review.judgement().violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.lines()).containsExactly(MADE, COMPONENT));
    }

    /** A state knows no lines; the program that made it may still make the same. */
    @Test
    void whatIsDeployedIsShownWhereTheProgramMakesIt() {
        var plan = plan("s3:*");
        var state = new Plan("account-a", plan.resources());

        var review = reviewer.reviewDeployed("states", List.of(state), List.of(plan));

        assertThat(review.deployed().orElseThrow().violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.lines()).containsExactly(MADE, COMPONENT));
    }

    private static Plan plan(String action) {
        return plan(action, "lists/*");
    }

    private static Plan plan(String action, String resource) {
        var policy = SmallPlans.policy("{'Sid': 'Lists', 'Effect': 'Allow', 'Action': '" + action
                + "', 'Resource': 'arn:aws:s3:::" + resource + "'}");
        return new Plan(
                "account-a",
                List.of(SmallPlans.role("webhook"), SmallPlans.resource(ROLE_POLICY, "webhook", """
                                {'name': 'webhook', 'role': 'webhook', 'policy': '%s'}""".formatted(policy))),
                new SourceMap(Map.of(ROLE_POLICY + "\twebhook", List.of(MADE, COMPONENT))));
    }
}
