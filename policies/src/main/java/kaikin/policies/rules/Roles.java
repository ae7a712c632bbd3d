package kaikin.policies.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.access.PlannedRoles;
import kaikin.policies.access.Role;
import kaikin.policies.pack.Accounts;
import kaikin.policies.pack.CannotDecideException;
import kaikin.policies.pack.Stacks;
import kaikin.policies.plan.Plan;

/** All roles of the plans, and which accounts the plans are about. */
record Roles(List<Role> all, Set<String> accounts) {
    /** Fails where a name is not known: then no edge between roles can be decided. */
    static Roles of(Stacks stacks, Accounts accounts) {
        return new Roles(
                stacks.plans().stream()
                        .flatMap(plan -> PlannedRoles.of(plan, account(plan, accounts)).stream())
                        .toList(),
                stacks.plans().stream().map(plan -> account(plan, accounts)).collect(Collectors.toUnmodifiableSet()));
    }

    /** The role that an ARN means. */
    Optional<Role> at(String arn) {
        return all.stream().filter(role -> role.isAt(arn)).findFirst();
    }

    /** Those that EC2 instances run as: new ones, and the one that they had before. */
    Stream<Role> servers() {
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
}
