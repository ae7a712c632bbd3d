package kaikin.stacks.fleet;

import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;
import kaikin.contract.RoleArn;
import kaikin.contract.RoleNames;
import kaikin.stacks.components.Exemption;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.iam.PolicyJson;

/** The role that servers had before kaikin came: it keeps what it may, and may what a server of ours must. */
final class AdoptedServerRole extends ComponentResource {
    AdoptedServerRole(Args args, ComponentResourceOptions options) {
        super(
                "kaikin:fleet:AdoptedServerRole",
                RoleNames.server(args.place().account()).name(),
                Exemption.inputs(ServerRole.exemptions(
                        RoleNames.server(args.place().account()).name())),
                options);
        var name = RoleNames.server(args.place().account()).name();
        new RolePolicy(
                name,
                RolePolicyArgs.builder()
                        .name(name)
                        // IAM's calls take the name without the path that the ARN has.
                        .role(args.role().name().substring(args.role().name().lastIndexOf('/') + 1))
                        .policy(PolicyJson.of(ServerRole.grants(args.place())))
                        .build(),
                CustomResourceOptions.builder().parent(this).build());
        registerOutputs(Map.of("arn", Output.of(args.role().toString())));
    }

    record Args(Deployment place, RoleArn role) {}
}
