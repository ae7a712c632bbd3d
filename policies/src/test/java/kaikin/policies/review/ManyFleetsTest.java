package kaikin.policies.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kaikin.policies.intended.ClaimResult;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Urn;
import kaikin.policies.pack.PolicyPack;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.ResourceValidation;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.review.report.MarkdownReport;
import kaikin.policies.review.report.TextReport;
import org.junit.jupiter.api.Test;

/** A company with a hundred fleets that all change alike. */
class ManyFleetsTest {
    private static final int FLEETS = 100;

    private static final class NoOther extends ResourceValidation {
        private NoOther() {
            super(
                    "no-other",
                    RuleDescription.rule("Nobody reads others", "else somebody would", "https://example.com"));
        }

        @Override
        public boolean concerns(PlannedResource resource) {
            return resource.inputs().has("policy");
        }

        @Override
        protected void validate(PlannedResource resource, RuleReport report) {
            if (ResourceInputs.of(resource).text("policy").contains("s3:GetObject")) {
                report.violation(resource, "s3:GetObject", "it reads");
            }
        }
    }

    @Test
    void haveOneRowForWhatChangesInAllOfThem() {
        var pack = new PolicyPack("test", "1.0.0", "for tests", List.of(new NoOther()));
        var review = new Reviewer(pack, LocalDate.of(2026, 11, 23))
                .review("main", plans("s3:PutObject"), plans("s3:GetObject"));
        assertThat(review.access()).hasSize(2 * FLEETS);
        var markdown = MarkdownReport.of(review);

        assertThat(markdown)
                .hasSizeLessThan(10_000)
                .contains("in 100 fleets: 200000000000, 200000000001, 200000000002, …")
                .contains("**gained** `kaikin-writer (ACCOUNT)`<br>in 100 fleets")
                .contains(
                        "**lost** `kaikin-writer (ACCOUNT)`<br>in 100 fleets",
                        "`RolePolicy writer` in 100 stacks: fleet-0, fleet-1, fleet-10, …")
                .doesNotContain("did not fit");
        assertThat(markdown.lines().filter(line -> line.contains("it reads"))).hasSize(1);
        assertThat(TextReport.of(review)).contains("in 100 fleets").hasLineCount(38);
    }

    @Test
    void haveOneLineForWhatSpeaksAgainstAClaimInAllOfThem() {
        var pack = new PolicyPack("test", "1.0.0", "for tests", List.of());
        var review = new Reviewer(pack, LocalDate.of(2026, 11, 23))
                .review("main", plans("s3:PutObject"), plans("s3:PutObject"));
        var against = IntStream.range(0, FLEETS)
                .mapToObj(i -> "kaikin-writer (" + (200_000_000_000L + i) + ") may read")
                .toList();
        var judged = new Review(
                review.base(),
                review.today(),
                review.pack(),
                review.access(),
                review.undecided(),
                new PlanFindings(Optional.empty(), List.of(), List.of(new ClaimResult("nobody reads", against))),
                review.deployed(),
                review.exemptions(),
                review.resources(),
                review.trust(),
                review.accounts());

        var line = "in 100 fleets: 200000000000, 200000000001, 200000000002, …: kaikin-writer (ACCOUNT) may read";
        assertThat(MarkdownReport.of(judged).replace("<wbr>", "").replace("&#44;", ","))
                .containsOnlyOnce(line);
        assertThat(TextReport.of(judged).replace("\n      ", " ")).containsOnlyOnce(line);
    }

    private static List<Plan> plans(String action) {
        return IntStream.range(0, FLEETS)
                .mapToObj(i -> plan("fleet-" + i, Long.toString(200_000_000_000L + i), action))
                .toList();
    }

    private static Plan plan(String stack, String account, String action) {
        var trust = "{'Version': '2012-10-17', 'Statement': {'Effect': 'Allow', 'Action': 'sts:AssumeRole',"
                + " 'Principal': {'Service': 'ec2.amazonaws.com'}}}";
        var policy = "{'Version': '2012-10-17', 'Statement': {'Sid': 'Put', 'Effect': 'Allow', 'Action': '" + action
                + "', 'Resource': 'arn:aws:s3:::lists/" + account + "/*'}}";
        var role = inputs("kaikin-writer").put("assumeRolePolicy", trust.replace('\'', '"'));
        var own = inputs("writer").put("role", "kaikin-writer").put("policy", policy.replace('\'', '"'));
        return new Plan(
                stack,
                List.of(
                        resource(stack, "aws:iam/role:Role", "writer", role, account),
                        resource(stack, "aws:iam/rolePolicy:RolePolicy", "writer", own, account)));
    }

    private static ObjectNode inputs(String name) {
        return JsonNodeFactory.instance.objectNode().put("name", name);
    }

    private static PlannedResource resource(String stack, String type, String name, ObjectNode inputs, String account) {
        var outputs = inputs.deepCopy().put("arn", "arn:aws:iam::" + account + ":role/kaikin-writer");
        return new PlannedResource(
                new Urn("urn:pulumi:" + stack + "::kaikin::" + type + "::" + name),
                true,
                Optional.of(name),
                inputs,
                outputs,
                Optional.empty(),
                List.of(),
                Map.of());
    }
}
