package kaikin.stacks.fleet;

import com.pulumi.resources.ResourceArgs;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import kaikin.contract.RoleNames;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.exemptions.Exemption;
import kaikin.stacks.exemptions.Exemptions;
import kaikin.stacks.iam.Allow;
import kaikin.stacks.iam.Deny;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** What a guarded server may: be managed by Systems Manager, and become its fleet's writer; never read a token. */
final class ServerGrants {
    private static final LocalDate LOOK_AGAIN = LocalDate.of(2027, 11, 30);

    private ServerGrants() {}

    /** For the component whose policy of this name has these grants. */
    static ResourceArgs exemptions(String policy) {
        return Exemptions.of(Stream.of(
                        "ssm:UpdateInstanceInformation",
                        "ssmmessages:CreateControlChannel",
                        "ssmmessages:CreateDataChannel",
                        "ssmmessages:OpenControlChannel",
                        "ssmmessages:OpenDataChannel")
                .map(action -> new Exemption(
                        "no-wildcard-resource",
                        policy,
                        "BeManaged: " + action + " on *",
                        "the agent's own calls know no resource (service authorization reference, ssm and ssmmessages)",
                        LOOK_AGAIN))
                .toList());
    }

    static List<IamStatement> of(Deployment place) {
        return List.of(beManaged(), becomeWriter(place), Deny.readingTokens(place));
    }

    /** The agent's own calls, which know no resource. AmazonSSMManagedInstanceCore would add reading every parameter. */
    private static IamStatement beManaged() {
        return Allow.statement("BeManaged")
                .addAction("ssm:UpdateInstanceInformation")
                .addAction("ssmmessages:CreateControlChannel")
                .addAction("ssmmessages:CreateDataChannel")
                .addAction("ssmmessages:OpenControlChannel")
                .addAction("ssmmessages:OpenDataChannel")
                .addResource("*")
                .build();
    }

    private static IamStatement becomeWriter(Deployment place) {
        return Allow.statement("BecomeWriter")
                .addAction("sts:AssumeRole")
                .addResource(RoleNames.writer(place.hub(), place.account()).toString())
                .build();
    }
}
