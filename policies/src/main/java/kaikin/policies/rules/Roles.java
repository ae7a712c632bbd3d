package kaikin.policies.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.pack.Accounts;
import kaikin.policies.pack.CannotDecideException;
import kaikin.policies.pack.Inputs;
import kaikin.policies.pack.Stacks;
import kaikin.policies.plan.Plan;
import kaikin.policies.plan.PlannedResource;

/** All roles of the plans, and which accounts the plans are about. */
record Roles(List<PlannedRole> all, Set<String> accounts) {
    /** Fails where a name is not known: then no edge between roles can be decided. */
    static Roles of(Stacks stacks, Accounts accounts) {
        var all = new ArrayList<PlannedRole>();
        for (var plan : stacks.plans()) {
            all.addAll(of(plan, account(plan, accounts)));
        }
        return new Roles(
                List.copyOf(all),
                stacks.plans().stream().map(plan -> account(plan, accounts)).collect(Collectors.toUnmodifiableSet()));
    }

    /** The role that an ARN means. */
    Optional<PlannedRole> at(String arn) {
        return all.stream().filter(role -> role.isAt(arn)).findFirst();
    }

    /** Those that EC2 instances run as: new ones, and the one that they had before. */
    Stream<PlannedRole> servers() {
        return all.stream()
                .filter(role -> role.adopted()
                        || role.trusting()
                                .anyMatch(statement ->
                                        Principal.services(statement).anyMatch("ec2.amazonaws.com"::equals)));
    }

    static String account(Plan plan, Accounts accounts) {
        return accounts.of(plan)
                .orElseThrow(() -> new CannotDecideException("the account of stack " + plan.stack()
                        + " is not known: no ARN is known yet, and no Pulumi." + plan.stack() + ".yaml is here"));
    }

    private static List<PlannedRole> of(Plan plan, String account) {
        var policies = plan.ofType(Types.ROLE_POLICY).toList();
        var roles = new ArrayList<PlannedRole>();
        plan.ofType(Types.ROLE).forEach(role -> {
            var name = Inputs.of(role).text("name");
            roles.add(new PlannedRole(account, path(role) + name, role, on(name, policies), false));
        });
        var known = roles.stream().map(PlannedRole::name).collect(Collectors.toSet());
        policies.stream()
                .filter(policy -> !known.contains(PlannedRole.roleOf(policy)))
                .forEach(policy -> {
                    var name = PlannedRole.roleOf(policy);
                    if (known.add(name)) {
                        roles.add(new PlannedRole(account, name, policy, on(name, policies), true));
                    }
                });
        return roles;
    }

    private static String path(PlannedResource role) {
        return Inputs.of(role).optional("path").orElse("/").substring(1);
    }

    private static List<PlannedResource> on(String name, List<PlannedResource> policies) {
        return policies.stream()
                .filter(policy -> PlannedRole.roleOf(policy).equals(name))
                .toList();
    }
}
