package kaikin.policies.rules.s3;

import java.util.Map;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.Decision;
import kaikin.policies.iam.Evaluator;
import kaikin.policies.iam.Grants;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PolicyDocument;
import kaikin.policies.iam.RequestContext;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.rules.PulumiTypes;

/** Nothing goes to a bucket in plain text. */
public final class BucketsWantTls extends BucketRule {
    /** The actions that must be denied, each with what follows the bucket in its resource. */
    private static final Map<String, String> ACTIONS =
            Map.of("s3:GetObject", "/object", "s3:PutObject", "/object", "s3:ListBucket", "");

    public BucketsWantTls() {
        super(
                "buckets-want-tls",
                RuleDescription.rule(
                                "A bucket denies everybody who comes without TLS",
                                "On the way somebody else reads the lists, or changes them",
                                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html")
                        .covering("AwsSolutions-S10", "FSBP S3.5", "CKV_AWS_379"));
    }

    @Override
    boolean isFine(PlannedResource bucket, StackPlans stacks) {
        var name = ResourceInputs.of(bucket).text("bucket");
        var policies = settings(bucket, PulumiTypes.BUCKET_POLICY, stacks)
                .map(setting -> new NamedPolicy(name, PolicyDocument.parse(setting.text("policy"))))
                .toList();
        return ACTIONS.entrySet().stream()
                .allMatch(action -> policies.stream()
                        .anyMatch(policy ->
                                isDenied(policy, action.getKey(), "arn:aws:s3:::" + name + action.getValue())));
    }

    @Override
    String subject() {
        return "TLS";
    }

    @Override
    String complaint() {
        return "it takes calls without TLS: deny everything where aws:SecureTransport is false";
    }

    /** Asks the evaluator about anyone of any account, in plain text. */
    private static boolean isDenied(NamedPolicy policy, String action, String target) {
        var account = "123456789012";
        var somebody = new Caller.RoleSession(account, "anybody", "anybody");
        var context = RequestContext.EMPTY.with("aws:SecureTransport", "false");
        var request = new AccessRequest(somebody, action, target, account, context);
        return Evaluator.decide(request, Grants.ofResource(policy)).result() == Decision.Result.EXPLICITLY_DENIED;
    }
}
