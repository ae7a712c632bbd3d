package kaikin.stacks.hub;

import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.contract.RoleNames;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.config.FleetAccount;
import kaikin.stacks.iam.Allow;
import kaikin.stacks.iam.NarrowRole;
import kaikin.stacks.iam.Trust;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** The role that one fleet's servers assume to write their ban lists, and no other fleet's. */
public final class BanListWriterRole extends NarrowRole {
    public BanListWriterRole(Deployment place, FleetAccount fleet, ComponentResourceOptions options) {
        super(
                "kaikin:hub:BanListWriterRole",
                new Spec(
                        RoleNames.writer(place.hub(), fleet.account()),
                        "Writes the ban lists of the servers in " + fleet.account(),
                        Trust.role("FleetServers", fleet.serverRole(), List.of("sts:AssumeRole")),
                        List.of(write(place, fleet.account()))),
                options);
    }

    private static IamStatement write(Deployment place, AccountId fleet) {
        return Allow.statement("WriteOwnLists")
                .addAction("s3:PutObject")
                .addResource("arn:aws:s3:::" + BanListKey.bucket(place.hub(), place.region()) + "/"
                        + BanListKey.prefix(fleet) + "*")
                .build();
    }
}
