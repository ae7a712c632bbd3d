package kaikin.stacks.fleet;

import com.pulumi.aws.iam.InstanceProfile;
import com.pulumi.aws.iam.InstanceProfileArgs;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import kaikin.contract.RoleNames;
import kaikin.stacks.components.Exemption;
import kaikin.stacks.components.NarrowRole;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.iam.Allow;
import kaikin.stacks.iam.Deny;
import kaikin.stacks.iam.Trust;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** The role of a guarded server that had none before. */
final class ServerRole extends NarrowRole {
    private static final LocalDate LOOK_AGAIN = LocalDate.of(2027, 11, 30);

    ServerRole(Deployment place, ComponentResourceOptions options) {
        super(
                "kaikin:fleet:ServerRole",
                new NarrowRole.Args(
                        RoleNames.server(place.account()),
                        "A server whose bans people may have lifted",
                        Trust.service("Ec2Instances", "ec2.amazonaws.com"),
                        grants(place),
                        exemptions(RoleNames.server(place.account()).name())),
                options);
        var name = RoleNames.server(place.account()).name();
        new InstanceProfile(
                name,
                InstanceProfileArgs.builder().name(name).role(role().name()).build(),
                CustomResourceOptions.builder().parent(this).build());
    }

    /** Exempts these grants in the component whose policy has this name. */
    static List<Exemption> exemptions(String policy) {
        return Stream.of(
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
                .toList();
    }

    /** Lists what a server may: be managed by Systems Manager, and become its fleet's writer; never read a token. */
    static List<IamStatement> grants(Deployment place) {
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
