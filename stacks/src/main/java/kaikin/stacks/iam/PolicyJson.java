package kaikin.stacks.iam;

import java.util.List;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** The one place that prints policies. */
public final class PolicyJson {
    private PolicyJson() {}

    public static String of(List<IamStatement> statements) {
        return IamPolicy.create(statements).toJson();
    }
}
