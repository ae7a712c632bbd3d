package kaikin.stacks.fleet;

import com.pulumi.aws.iam.InstanceProfile;
import com.pulumi.aws.iam.InstanceProfileArgs;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import kaikin.contract.Roles;
import kaikin.stacks.config.Place;
import kaikin.stacks.iam.NarrowRole;
import kaikin.stacks.iam.Trust;

/** What a guarded server is, where it was nothing before. */
public final class ServerRole extends NarrowRole {
    public ServerRole(Place place, ComponentResourceOptions options) {
        super(
                "kaikin:fleet:ServerRole",
                new Spec(
                        Roles.server(place.account()),
                        "A server whose bans people may have lifted",
                        Trust.service("Ec2Instances", "ec2.amazonaws.com"),
                        ServerGrants.of(place)),
                ServerGrants.exemptions(Roles.server(place.account()).name()),
                options);
        var name = Roles.server(place.account()).name();
        new InstanceProfile(
                name,
                InstanceProfileArgs.builder().name(name).role(role().name()).build(),
                CustomResourceOptions.builder().parent(this).build());
    }
}
