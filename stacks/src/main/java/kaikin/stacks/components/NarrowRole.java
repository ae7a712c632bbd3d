package kaikin.stacks.components;

import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;
import kaikin.contract.RoleArn;
import kaikin.stacks.iam.PolicyJson;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** A role with one trust policy and one inline policy, and a name that is known before it exists. */
public abstract class NarrowRole extends ComponentResource {
    private final RoleArn arn;
    private final Role role;
    private final RolePolicy policy;

    protected NarrowRole(String type, Args args, ComponentResourceOptions options) {
        super(type, args.arn().name(), Exemption.inputs(args.exemptions()), options);
        arn = args.arn();
        var children = CustomResourceOptions.builder().parent(this).build();
        role = new Role(
                arn.name(),
                RoleArgs.builder()
                        .name(arn.name())
                        .description(args.description())
                        .assumeRolePolicy(PolicyJson.of(List.of(args.trust())))
                        .build(),
                children);
        policy = new RolePolicy(
                arn.name(),
                RolePolicyArgs.builder()
                        .name(arn.name())
                        .role(role.name())
                        .policy(PolicyJson.of(args.grants()))
                        .build(),
                children);
        registerOutputs(Map.of("arn", Output.of(arn.toString())));
    }

    /**
     * What makes one role different from another.
     *
     * @param exemptions of its policies, from the policy pack
     */
    public record Args(
            RoleArn arn,
            String description,
            IamStatement trust,
            List<IamStatement> grants,
            List<Exemption> exemptions) {
        public Args {
            grants = List.copyOf(grants);
            exemptions = List.copyOf(exemptions);
            if (grants.isEmpty()) {
                throw new IllegalArgumentException(arn + " has a policy without statements, which IAM does not take");
            }
        }

        public Args(RoleArn arn, String description, IamStatement trust, List<IamStatement> grants) {
            this(arn, description, trust, grants, List.of());
        }
    }

    public RoleArn arn() {
        return arn;
    }

    /** The policy, which must exist before this role is of use. */
    public RolePolicy policy() {
        return policy;
    }

    /** The role itself, for what hangs on it. */
    protected Role role() {
        return role;
    }
}
