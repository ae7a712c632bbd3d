package kaikin.stacks.fleet;

import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import kaikin.contract.Asker;
import kaikin.contract.ReleaseDocument;
import kaikin.contract.RoleNames;
import kaikin.contract.ServerTag;
import kaikin.stacks.components.NarrowRole;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.iam.Allow;
import kaikin.stacks.iam.Trust;
import software.amazon.awssdk.policybuilder.iam.IamConditionOperator;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** The role that the hub's webhook function assumes to release an address on this account's servers. */
final class UnbanOperatorRole extends NarrowRole {
    UnbanOperatorRole(Args args, ComponentResourceOptions options) {
        super(
                "kaikin:fleet:UnbanOperatorRole",
                new NarrowRole.Args(
                        RoleNames.operator(args.place().account()),
                        "Releases one address on this account's servers, for the hub's bot",
                        hubFunction(args.place()),
                        List.of(
                                Allow.sendDocument(args.place(), ReleaseDocument.NAME),
                                Allow.sendToServers(args.place(), args.tag()))),
                options);
    }

    record Args(Deployment place, ServerTag tag) {}

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
