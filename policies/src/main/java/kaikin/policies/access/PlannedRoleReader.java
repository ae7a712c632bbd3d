package kaikin.policies.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PolicyKind;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;

/** The reader of a plan's roles: what they carry themselves, what is put on them, and managed policies. */
public final class PlannedRoleReader {
    private static final String ROLE = "aws:iam/role:Role";
    private static final String POLICY = "aws:iam/policy:Policy";
    /** Resources that are put on roles, by the input that names the role or roles. */
    private static final String ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";

    private static final String ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    private static final String ATTACHMENTS = "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive";
    private static final String TO_SEVERAL = "aws:iam/policyAttachment:PolicyAttachment";
    private static final Set<String> PUT_ON_ROLES = Set.of(ROLE_POLICY, ATTACHMENT, ATTACHMENTS, TO_SEVERAL);

    private final Plan plan;
    private final String account;

    private PlannedRoleReader(Plan plan, String account) {
        this.plan = plan;
        this.account = account;
    }

    /** The roles of a plan that is deployed in an account; fails where a role's name is not known yet. */
    public static List<PlannedRole> of(Plan plan, String account) {
        return new PlannedRoleReader(plan, account).read();
    }

    private List<PlannedRole> read() {
        var roles = new ArrayList<PlannedRole>();
        var known = new HashSet<String>();
        plan.ofType(ROLE).forEach(role -> {
            var name = name(role);
            known.add(name);
            roles.add(new PlannedRole(
                    arn(role.find("path").orElse("/") + name),
                    false,
                    role,
                    () -> carried(role, PolicyKind.TRUST, name + " (trust)").findFirst(),
                    () -> policies(name, Optional.of(role))));
        });
        plan.resources().stream()
                .filter(each -> PUT_ON_ROLES.contains(each.type()))
                .forEach(put -> rolesOf(put).filter(known::add).forEach(name -> {
                    // A role that was there before is known by what is put on it.
                    roles.add(new PlannedRole(
                            arn("/" + name), true, put, Optional::empty, () -> policies(name, Optional.empty())));
                }));
        return roles;
    }

    private List<NamedPolicy> policies(String role, Optional<PlannedResource> resource) {
        var managed = new ArrayList<String>();
        var policies = new ArrayList<NamedPolicy>();
        resource.ifPresent(own -> {
            carried(own, PolicyKind.IDENTITY, role).forEach(policies::add);
            texts(own, "managedPolicyArns").forEach(managed::add);
        });
        plan.resources().stream()
                .filter(each -> PUT_ON_ROLES.contains(each.type()))
                .filter(put -> rolesOf(put).anyMatch(role::equals))
                .forEach(put -> {
                    AttachedPolicy.of(put).forEach(policy -> policies.add(policy.read(put, policy.name())));
                    put.find("policyArn").ifPresent(managed::add);
                    texts(put, "policyArns").forEach(managed::add);
                });
        managed.stream().distinct().map(this::managed).forEach(policies::add);
        return List.copyOf(policies);
    }

    /** A managed policy of the plan; of another one only the ARN is known. */
    private NamedPolicy managed(String arn) {
        return plan.ofType(POLICY)
                .filter(policy -> policy.output("arn").equals(arn))
                .flatMap(carrier ->
                        AttachedPolicy.of(carrier).stream().map(policy -> policy.read(carrier, policy.name())))
                .findFirst()
                .orElseGet(() -> NamedPolicy.unknown(arn));
    }

    private static Stream<NamedPolicy> carried(PlannedResource role, PolicyKind kind, String name) {
        return AttachedPolicy.of(role).stream()
                .filter(policy -> policy.kind() == kind)
                .map(policy -> policy.read(role, kind == PolicyKind.TRUST ? name : policy.name()));
    }

    /** The names of the roles that something is put on. */
    private static Stream<String> rolesOf(PlannedResource put) {
        return switch (put.type()) {
            case ATTACHMENTS -> Stream.of(put.text("roleName"));
            case TO_SEVERAL -> texts(put, "roles");
            default -> Stream.of(put.text("role"));
        };
    }

    private static Stream<String> texts(PlannedResource resource, String input) {
        return resource.value(input).stream()
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .map(JsonNode::asText);
    }

    /** Pulumi makes a name up where the program gives none. */
    private static String name(PlannedResource role) {
        return role.find("name").orElseGet(() -> role.output("name"));
    }

    private Arn arn(String pathAndName) {
        return new Arn("aws", "iam", "", account, "role" + pathAndName);
    }
}
