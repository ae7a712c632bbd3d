package kaikin.stacks.fleet;

import com.pulumi.aws.iam.InstanceProfile;
import com.pulumi.aws.iam.InstanceProfileArgs;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import kaikin.contract.Roles;
import kaikin.stacks.config.Place;
import kaikin.stacks.iam.Allow;
import kaikin.stacks.iam.NarrowRole;
import kaikin.stacks.iam.Trust;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** What a guarded server is: managed by Systems Manager, and able to become its fleet's writer; nothing else. */
public final class ServerRole extends NarrowRole {
    public ServerRole(Place place, ComponentResourceOptions options) {
        super(
                "kaikin:fleet:ServerRole",
                new Spec(
                        Roles.server(place.account()),
                        "A server whose bans people may have lifted",
                        Trust.service("Ec2Instances", "ec2.amazonaws.com"),
                        List.of(beManaged(), becomeWriter(place))),
                options);
        var name = Roles.server(place.account()).name();
        new InstanceProfile(
                name,
                InstanceProfileArgs.builder().name(name).role(role().name()).build(),
                CustomResourceOptions.builder().parent(this).build());
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

    private static IamStatement becomeWriter(Place place) {
        return Allow.statement("BecomeWriter")
                .addAction("sts:AssumeRole")
                .addResource(Roles.writer(place.hub(), place.account()).toString())
                .build();
    }
}
