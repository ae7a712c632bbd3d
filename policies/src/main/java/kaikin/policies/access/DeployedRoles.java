package kaikin.policies.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PolicyDocument;
import kaikin.policies.plan.Plan;
import kaikin.policies.plan.PlannedResource;

/** The reader of a plan's roles. What could hold grants that it does not read is refused. */
final class DeployedRoles {
    private static final String ROLE = "aws:iam/role:Role";
    private static final String POLICY = "aws:iam/rolePolicy:RolePolicy";
    private static final Set<String> UNREAD = Set.of(
            "aws:iam/policy:Policy",
            "aws:iam/policyAttachment:PolicyAttachment",
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
            "aws:iam/userPolicy:UserPolicy",
            "aws:iam/groupPolicy:GroupPolicy");

    private final Plan plan;

    DeployedRoles(Plan plan) {
        this.plan = plan;
        plan.resources().forEach(DeployedRoles::refuseUnread);
    }

    List<DeployedRole> read() {
        return Stream.concat(plan.ofType(ROLE).map(this::role), adopted()).toList();
    }

    /** The account that the stack is deployed in, which the ARNs of its roles name. */
    String account() {
        return plan.ofType(ROLE)
                .findFirst()
                .map(role -> arn(role).account())
                .orElseThrow(() -> new IllegalArgumentException(
                        "the account of stack " + plan.stack() + " cannot be told: it has no role"));
    }

    private DeployedRole role(PlannedResource role) {
        var name = role.text("name");
        var trust = new NamedPolicy(name + " (trust)", PolicyDocument.parse(role.text("assumeRolePolicy")));
        return new DeployedRole(arn(role), Optional.of(trust), policiesOf(name));
    }

    /** Roles that were there before, known by the policies that are put on them. */
    private Stream<DeployedRole> adopted() {
        var own = plan.ofType(ROLE).map(role -> role.text("name")).collect(Collectors.toSet());
        return plan.ofType(POLICY)
                .map(policy -> policy.text("role"))
                .filter(name -> !own.contains(name))
                .distinct()
                .map(name -> new DeployedRole(
                        new Arn("aws", "iam", "", account(), "role/" + name), Optional.empty(), policiesOf(name)));
    }

    private List<NamedPolicy> policiesOf(String role) {
        return plan.ofType(POLICY)
                .filter(policy -> policy.text("role").equals(role))
                .map(policy -> new NamedPolicy(policy.text("name"), PolicyDocument.parse(policy.text("policy"))))
                .toList();
    }

    private static Arn arn(PlannedResource role) {
        return Arn.parse(role.output("arn"));
    }

    private static void refuseUnread(PlannedResource resource) {
        var inline = resource.type().equals(ROLE)
                && (resource.inputs().has("inlinePolicies") || resource.inputs().has("managedPolicyArns"));
        if (inline || UNREAD.contains(resource.type())) {
            throw new IllegalArgumentException(
                    resource.urn() + " may grant what is not read here: put it in a RolePolicy of its own");
        }
    }
}
