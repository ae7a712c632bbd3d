package kaikin.stacks.fleet;

import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import kaikin.contract.Asker;
import kaikin.contract.ReleaseDocument;
import kaikin.contract.RoleNames;
import kaikin.contract.ServerTag;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.iam.Allow;
import kaikin.stacks.iam.NarrowRole;
import kaikin.stacks.iam.Trust;
import software.amazon.awssdk.policybuilder.iam.IamConditionOperator;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** The role that the hub's webhook function assumes to release an address on this account's servers. */
public final class UnbanOperatorRole extends NarrowRole {
    public UnbanOperatorRole(Deployment place, ServerTag tag, ComponentResourceOptions options) {
        super(
                "kaikin:fleet:UnbanOperatorRole",
                new Spec(
                        RoleNames.operator(place.account()),
                        "Releases one address on this account's servers, for the hub's bot",
                        hubFunction(place),
                        List.of(Allow.sendDocument(place, ReleaseDocument.NAME), Allow.sendToServers(place, tag))),
                options);
    }

    /** Nobody assumes it without saying who asked: CloudTrail shows the Chatwork account. */
    private static IamStatement hubFunction(Deployment place) {
        return Trust.role(
                        "HubFunction",
                        RoleNames.webhook(place.hub()),
                        List.of("sts:AssumeRole", "sts:SetSourceIdentity"))
                .toBuilder()
                .addCondition(IamConditionOperator.STRING_LIKE, "sts:SourceIdentity", Asker.SOURCE_IDENTITY_PATTERN)
                .build();
    }
}
