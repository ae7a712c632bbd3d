package kaikin.policies.rules;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.plan.SmallPlans;

/** Roles of account 111111111111 and policies on them, each with one statement; single quotes for double ones. */
public final class SmallPolicies {
    private SmallPolicies() {}

    /** A role that lets somebody in, by a statement called In. */
    public static PlannedResource trust(String role, String principal) {
        return trust(role, principal, "{}");
    }

    /** The same under conditions. */
    public static PlannedResource trust(String role, String principal, String condition) {
        return role(role, SmallPlans.policy("""
                {'Sid': 'In', 'Effect': 'Allow', 'Principal': %s, 'Action': ['sts:AssumeRole', 'sts:SetSourceIdentity'],
                 'Condition': %s}""".formatted(principal, condition).replace("\n", "")));
    }

    /** A role with a trust policy, as text or unknown. */
    public static PlannedResource role(String role, String trust) {
        return SmallPlans.resource(PulumiTypes.ROLE, role, """
                {'name': '%s', 'arn': 'arn:aws:iam::111111111111:role/%s', 'assumeRolePolicy': '%s'}""".formatted(role, role, trust));
    }

    /** The policy of a role that allows something, by a statement called Do. */
    public static PlannedResource allow(String role, String action, String resource) {
        return allow(role, action, resource, "{}");
    }

    /** The same under conditions. */
    public static PlannedResource allow(String role, String action, String resource, String condition) {
        return rolePolicy(role, SmallPlans.policy("""
                {'Sid': 'Do', 'Effect': 'Allow', 'Action': %s, 'Resource': %s, 'Condition': %s}""".formatted(text(action), text(resource), condition)));
    }

    /** The policy of a role, as text or unknown. */
    public static PlannedResource rolePolicy(String role, String policy) {
        return SmallPlans.resource(
                PulumiTypes.ROLE_POLICY,
                role,
                "{'name': '%s', 'role': '%s', 'policy': '%s'}".formatted(role, role, policy));
    }

    private static String text(String one) {
        return one.startsWith("[") ? one : "'" + one + "'";
    }
}
