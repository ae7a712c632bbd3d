package kaikin.policies.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.PulumiTypes;
import kaikin.policies.rules.SmallPolicies;
import org.junit.jupiter.api.Test;

class AccessIsIntendedTest {
    private static final String RULE = "access-is-intended";

    private static final String WEBHOOK = "arn:aws:iam::111111111111:role/kaikin-webhook";
    private static final String CHECKS = "arn:aws:sqs:eu-west-1:111111111111:kaikin-outcome-checks";

    @Test
    void whatTheTableDoesNotSayIsAViolation() {
        assertThat(violations("s3:DeleteObject", "arn:aws:s3:::lists/*"))
                .contains("kaikin-webhook: " + WEBHOOK + " may s3:DeleteObject on arn:aws:s3:::lists/*,"
                        + " which the table does not say; for example s3:DeleteObject on arn:aws:s3:::lists/x;"
                        + " path: lambda.amazonaws.com → " + WEBHOOK);
    }

    /** The whole of it is held against the program's own plans. */
    @Test
    void whatNoPolicyAllowsIsAViolationUntilOneDoes() {
        assertThat(violations("s3:DeleteObject", "arn:aws:s3:::lists/*"))
                .anyMatch(
                        each -> each.contains("the table says that " + WEBHOOK + " may sqs:SendMessage on " + CHECKS));
        assertThat(violations("sqs:SendMessage", CHECKS))
                .isNotEmpty()
                .noneMatch(each -> each.contains(WEBHOOK + " may sqs:SendMessage"));
    }

    @Test
    void halfADeploymentIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, SmallPlans.role("worker")))
                .containsExactly("worker: the table of intended access is about hub and fleets together,"
                        + " and no plan has a aws:lambda/function:Function");
    }

    /** What is wrong with a hub and a fleet of which the webhook's role may one thing. */
    private static List<String> violations(String action, String resource) {
        return PackFindings.violations(
                RULE,
                SmallPolicies.allow("kaikin-webhook", action, resource),
                SmallPlans.role("kaikin-webhook"),
                SmallPlans.resource(
                        PulumiTypes.FUNCTION,
                        "webhook",
                        "{'arn': 'arn:aws:lambda:eu-west-1:111111111111:function:kaikin-webhook'}"),
                SmallPlans.resource(PulumiTypes.ROUTE, "route", "{'apiId': 'api'}"),
                SmallPlans.resource(
                        PulumiTypes.DOCUMENT,
                        "release",
                        "{'arn': 'arn:aws:ssm:eu-west-1:111111111111:document/kaikin-release'}"),
                SmallPlans.resource(PulumiTypes.SCHEDULE, "upload", """
                        {'target': {'input': '{\\'Targets\\': [{\\'Key\\': \\'tag:kaikin\\', \\'Values\\': [\\'one\\']}]}'}}"""),
                SmallPolicies.trust("kaikin-server", "{'Service': 'ec2.amazonaws.com'}"),
                SmallPolicies.allow("kaikin-server", "sts:AssumeRole", "arn:aws:iam::111111111111:role/kaikin-writer"));
    }
}
