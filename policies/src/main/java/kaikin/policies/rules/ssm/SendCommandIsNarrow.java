package kaikin.policies.rules.ssm;

import kaikin.policies.access.AttachedPolicy;
import kaikin.policies.iam.ResourceElement.ResourcePattern;
import kaikin.policies.iam.Statement;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.Severity;
import kaikin.policies.rules.AllowRule;
import kaikin.policies.rules.BindingConditions;

/** Commands go by one document to tagged instances. */
public final class SendCommandIsNarrow extends AllowRule {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "ssm:SendCommand is allowed on own documents by ARN, and, in another statement, on instances with a tag",
                    "AWS-RunShellScript runs anything as root; an instance without a tag is somebody else's",
                    "https://docs.aws.amazon.com/systems-manager/latest/userguide/run-command-setting-up.html")
            .of(Severity.CRITICAL);

    private static final String DOCUMENT =
            "arn:[a-z-]+:ssm:[a-z0-9-]+:[0-9]{12}:document/(?i:(?!aws|amazon|amzn))[A-Za-z0-9_.-]+";
    private static final String INSTANCES = "arn:[a-z-]+:ec2:[a-z0-9-]+:[0-9]{12}:instance/(\\*|i-[0-9a-f]+)";

    public SendCommandIsNarrow() {
        super("send-command-is-narrow", ABOUT);
    }

    @Override
    public void validate(Statement statement, AttachedPolicy policy, Problems problems) {
        if (!statement.actions().cover("ssm:SendCommand")) {
            return;
        }
        var resources = statement.resources().stream()
                .flatMap(all -> all.patterns().stream())
                .map(ResourcePattern::text)
                .toList();
        var documents =
                resources.stream().filter(text -> text.matches(DOCUMENT)).count();
        var instances =
                resources.stream().filter(text -> text.matches(INSTANCES)).count();
        if (resources.isEmpty() || documents + instances < resources.size()) {
            problems.accept(
                    "on " + resources,
                    "sends commands on " + resources + ": name a document of yours, or instances by account");
        } else if (documents > 0 && instances > 0) {
            problems.accept(
                    "on " + resources,
                    "mixes documents and instances: a condition on the tag would not let the document pass");
        } else if (instances > 0 && !BindingConditions.byTag(statement)) {
            problems.accept("on " + resources, "sends commands to every instance: add StringEquals ssm:resourceTag/…");
        }
    }
}
