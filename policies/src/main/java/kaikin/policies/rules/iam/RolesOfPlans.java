package kaikin.policies.rules.iam;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.access.PlannedRole;
import kaikin.policies.access.PlannedRoleReader;
import kaikin.policies.model.Plan;
import kaikin.policies.pack.CannotDecideException;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.rules.PrincipalKind;

/** All roles of the plans, and which accounts the plans are about. */
public record RolesOfPlans(List<PlannedRole> all, Set<String> accounts) {
    /** Fails where a name is not known: then no edge between roles can be decided. */
    public static RolesOfPlans of(StackPlans stacks, OwnAccounts accounts) {
        return new RolesOfPlans(
                stacks.plans().stream()
                        .flatMap(plan -> PlannedRoleReader.of(plan, account(plan, accounts)).stream())
                        .toList(),
                stacks.plans().stream().map(plan -> account(plan, accounts)).collect(Collectors.toUnmodifiableSet()));
    }

    /** The role that an ARN means. */
    public Optional<PlannedRole> at(String arn) {
        return all.stream().filter(role -> role.isAt(arn)).findFirst();
    }

    /** The roles that EC2 instances run as: new ones, and the one that they had before. */
    public Stream<PlannedRole> servers() {
        return all.stream()
                .filter(role -> role.adopted()
                        || role.trusting()
                                .anyMatch(statement ->
                                        PrincipalKind.services(statement).anyMatch("ec2.amazonaws.com"::equals)));
    }

    static String account(Plan plan, OwnAccounts accounts) {
        return accounts.of(plan)
                .orElseThrow(() -> new CannotDecideException("the account of stack " + plan.stack()
                        + " is not known: no ARN is known yet, and no Pulumi." + plan.stack() + ".yaml is here"));
    }
}
