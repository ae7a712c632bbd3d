package kaikin.stacks.fleet;

import com.pulumi.resources.ComponentResourceOptions;
import java.time.LocalDate;
import java.util.List;
import kaikin.contract.RoleNames;
import kaikin.stacks.components.Exemption;
import kaikin.stacks.components.NarrowRole;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.iam.Allow;
import kaikin.stacks.iam.Trust;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** The role that the hub's outcome function assumes to read how commands ended. It can start none. */
final class InvocationReaderRole extends NarrowRole {
    InvocationReaderRole(Deployment place, ComponentResourceOptions options) {
        super(
                "kaikin:fleet:InvocationReaderRole",
                new NarrowRole.Args(
                        RoleNames.reader(place.account()),
                        "Reads how releases ended on this account's servers, for the hub's bot",
                        Trust.role("HubFunction", RoleNames.outcome(place.hub()), List.of("sts:AssumeRole")),
                        List.of(readInvocations()),
                        List.of(
                                exemption(place, "ssm:GetCommandInvocation"),
                                exemption(place, "ssm:ListCommandInvocations"))),
                options);
    }

    private static Exemption exemption(Deployment place, String action) {
        return new Exemption(
                "no-wildcard-resource",
                RoleNames.reader(place.account()).name(),
                "ReadHowCommandsEnded: " + action + " on *",
                "reading invocations knows no resource (service authorization reference, ssm)",
                LocalDate.of(2027, 11, 30));
    }

    /** Neither action knows resources (the Service Authorization Reference): they reach every command or none. */
    private static IamStatement readInvocations() {
        return Allow.statement("ReadHowCommandsEnded")
                .addAction("ssm:GetCommandInvocation")
                .addAction("ssm:ListCommandInvocations")
                .addResource("*")
                .build();
    }
}
