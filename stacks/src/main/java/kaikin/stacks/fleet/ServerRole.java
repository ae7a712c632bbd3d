package kaikin.stacks.fleet;

import com.pulumi.aws.iam.InstanceProfile;
import com.pulumi.aws.iam.InstanceProfileArgs;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import kaikin.contract.RoleNames;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.iam.NarrowRole;
import kaikin.stacks.iam.Trust;

/** What a guarded server is, where it was nothing before. */
public final class ServerRole extends NarrowRole {
    public ServerRole(Deployment place, ComponentResourceOptions options) {
        super(
                "kaikin:fleet:ServerRole",
                new Spec(
                        RoleNames.server(place.account()),
                        "A server whose bans people may have lifted",
                        Trust.service("Ec2Instances", "ec2.amazonaws.com"),
                        ServerGrants.of(place)),
                ServerGrants.exemptions(RoleNames.server(place.account()).name()),
                options);
        var name = RoleNames.server(place.account()).name();
        new InstanceProfile(
                name,
                InstanceProfileArgs.builder().name(name).role(role().name()).build(),
                CustomResourceOptions.builder().parent(this).build());
    }
}
