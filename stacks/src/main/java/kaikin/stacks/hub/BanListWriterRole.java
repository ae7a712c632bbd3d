package kaikin.stacks.hub;

import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.contract.RoleNames;
import kaikin.stacks.components.NarrowRole;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.config.FleetAccount;
import kaikin.stacks.iam.Allow;
import kaikin.stacks.iam.Trust;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** The role that one fleet's servers assume to write their ban lists, and no other fleet's. */
final class BanListWriterRole extends NarrowRole {
    BanListWriterRole(Args args, ComponentResourceOptions options) {
        super(
                "kaikin:hub:BanListWriterRole",
                new NarrowRole.Args(
                        RoleNames.writer(args.place().hub(), args.fleet().account()),
                        "Writes the ban lists of the servers in " + args.fleet().account(),
                        Trust.role("FleetServers", args.fleet().serverRole(), List.of("sts:AssumeRole")),
                        List.of(write(args.place(), args.fleet().account()))),
                options);
    }

    record Args(Deployment place, FleetAccount fleet) {}

    private static IamStatement write(Deployment place, AccountId fleet) {
        return Allow.statement("WriteOwnLists")
                .addAction("s3:PutObject")
                .addResource("arn:aws:s3:::" + BanListKey.bucket(place.hub(), place.region()) + "/"
                        + BanListKey.prefix(fleet) + "*")
                .build();
    }
}
