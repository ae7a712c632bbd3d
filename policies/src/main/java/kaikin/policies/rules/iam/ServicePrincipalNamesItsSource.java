package kaikin.policies.rules.iam;

import java.util.Set;
import kaikin.policies.access.AttachedPolicy;
import kaikin.policies.iam.PolicyKind;
import kaikin.policies.iam.Statement;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.rules.AllowRule;
import kaikin.policies.rules.BindingConditions;
import kaikin.policies.rules.PrincipalKind;

/** A service acts for one account and one of its resources. */
public final class ServicePrincipalNamesItsSource extends AllowRule {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "A service as principal is bound by aws:SourceAccount and by an aws:SourceArn with an account in it",
                    "A service acts for whoever asks it: without its source, anybody in any account can make it act here (the confused deputy)",
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html")
            .covering("FSBP Lambda.1", "AWS-0067", "prowler iam_role_cross_service_confused_deputy_prevention");

    /** Of their own account only, by iam:PassRole; when they assume one they give no source. */
    private static final Set<String> TAKE_OWN_ROLES = Set.of("ec2.amazonaws.com", "lambda.amazonaws.com");

    private static final String SOURCE = "arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:[0-9]{12}:(?![*?]+$).+";

    public ServicePrincipalNamesItsSource() {
        super("service-principal-names-its-source", ABOUT);
    }

    @Override
    public void validate(Statement statement, AttachedPolicy policy, Problems problems) {
        var bare = PrincipalKind.services(statement)
                .filter(service -> !(policy.kind() == PolicyKind.TRUST && TAKE_OWN_ROLES.contains(service)))
                .toList();
        if (!bare.isEmpty() && !BindingConditions.exactly(statement, "aws:SourceAccount", "[0-9]{12}")) {
            problems.accept(
                    bare + " without aws:SourceAccount",
                    "lets " + bare + " act for any account: add StringEquals aws:SourceAccount");
        }
        if (!bare.isEmpty() && !BindingConditions.exactly(statement, "aws:SourceArn", SOURCE)) {
            problems.accept(
                    bare + " without aws:SourceArn",
                    "lets " + bare + " act for any resource: add ArnEquals aws:SourceArn");
        }
    }
}
