package kaikin.stacks.iam;

import java.util.List;
import kaikin.contract.AccountId;
import kaikin.contract.RoleArn;
import software.amazon.awssdk.policybuilder.iam.IamConditionOperator;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPrincipalType;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** Statements of policies that hang on a role or another resource, and say who may. */
public final class Trust {
    private Trust() {}

    /**
     * Lets one role, which need not exist yet, do these actions. The principal is its account, narrowed to the role: a
     * principal that names the role itself is refused before the role exists, and is forgotten when it is re-created.
     */
    public static IamStatement role(String sid, RoleArn role, List<String> actions) {
        return IamStatement.builder()
                .sid(sid)
                .effect(IamEffect.ALLOW)
                .addPrincipal(IamPrincipalType.AWS, "arn:aws:iam::" + role.account() + ":root")
                .actionIds(actions)
                .addCondition(IamConditionOperator.ARN_EQUALS, "aws:PrincipalArn", role.toString())
                .build();
    }

    /** A service that AWS runs inside the account itself, such as EC2 for its instances. */
    public static IamStatement service(String sid, String service) {
        return IamStatement.builder()
                .sid(sid)
                .effect(IamEffect.ALLOW)
                .addPrincipal(IamPrincipalType.SERVICE, service)
                .addAction("sts:AssumeRole")
                .build();
    }

    /** A service that acts for one resource of one account: nobody else's can make it act (the confused deputy). */
    public static IamStatement serviceFor(String sid, String service, AccountId account, String sourceArn) {
        return service(sid, service).toBuilder()
                .addCondition(IamConditionOperator.STRING_EQUALS, "aws:SourceAccount", account.value())
                .addCondition(IamConditionOperator.ARN_EQUALS, "aws:SourceArn", sourceArn)
                .build();
    }
}
