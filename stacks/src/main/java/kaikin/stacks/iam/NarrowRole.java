package kaikin.stacks.iam;

import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ResourceArgs;
import java.util.List;
import java.util.Map;
import kaikin.contract.RoleArn;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** A role with one trust policy and one inline policy, and a name that is known before it exists. */
public abstract class NarrowRole extends ComponentResource {
    private final Role role;
    private final RolePolicy policy;

    protected NarrowRole(String type, Spec spec, ComponentResourceOptions options) {
        this(type, spec, ResourceArgs.Empty, options);
    }

    /** With what its policies are exempt from. */
    protected NarrowRole(String type, Spec spec, ResourceArgs exemptions, ComponentResourceOptions options) {
        super(type, spec.arn().name(), exemptions, options);
        var children = CustomResourceOptions.builder().parent(this).build();
        role = new Role(
                spec.arn().name(),
                RoleArgs.builder()
                        .name(spec.arn().name())
                        .description(spec.description())
                        .assumeRolePolicy(PolicyJson.of(List.of(spec.trust())))
                        .build(),
                children);
        policy = new RolePolicy(
                spec.arn().name(),
                RolePolicyArgs.builder()
                        .name(spec.arn().name())
                        .role(role.name())
                        .policy(PolicyJson.of(spec.grants()))
                        .build(),
                children);
        registerOutputs(Map.of("arn", Output.of(spec.arn().toString())));
    }

    /** What makes one role different from another. */
    public record Spec(RoleArn arn, String description, IamStatement trust, List<IamStatement> grants) {}

    /** What must exist before this role is of use. */
    public RolePolicy policy() {
        return policy;
    }

    /** The role itself, for what hangs on it. */
    protected Role role() {
        return role;
    }
}
