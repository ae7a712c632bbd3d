package kaikin.sandbox.cloud;

import java.util.List;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PolicyDocument;
import kaikin.policies.model.PlannedResource;

/** A role that servers had before the stack came. The plan only adds to it, so what it was is assumed here. */
final class AdoptedRole {
    /** The component that names it. */
    static final String TYPE = "kaikin:fleet:AdoptedServerRole";

    /** What the console writes for a role of EC2 instances. */
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{
              "Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""";

    private AdoptedRole() {}

    static DeployedRole of(PlannedResource component) {
        var arn = Arn.parse(component.outputs().path("arn").asText());
        return new DeployedRole(
                arn, new NamedPolicy(arn.resource() + " (trust)", PolicyDocument.parse(TRUST)), List.of());
    }
}
