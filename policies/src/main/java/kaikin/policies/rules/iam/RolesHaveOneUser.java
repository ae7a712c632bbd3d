package kaikin.policies.rules.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.policies.access.PlannedRole;
import kaikin.policies.access.PlannedRoleReader;
import kaikin.policies.access.ResourceTypes;
import kaikin.policies.access.ResourceTypes.Entry;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Urn;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.Severity;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.rules.PolicyCheck;
import kaikin.policies.rules.PulumiTypes;

/** A role is used only by what it was made for. */
public final class RolesHaveOneUser extends StackValidation {
    // A trust policy names the service, not the function: any function may be given any function's role.
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "A role stands beside what acts as it: one function, or resources of one other type",
                    "Lambda takes every role that trusts it: a function with another's role may what that one may",
                    "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html")
            .of(Severity.CRITICAL);

    private final OwnAccounts accounts;

    public RolesHaveOneUser(OwnAccounts accounts) {
        super("roles-have-one-user", ABOUT);
        this.accounts = accounts;
    }

    /** A resource that acts as a role. */
    private record Use(PlannedResource user, PlannedRole role) {}

    @Override
    protected void validate(StackPlans stacks, RuleReport report) {
        PolicyCheck.ofAll(stacks, report, () -> stacks.plans().forEach(plan -> validate(plan, report)));
    }

    private void validate(Plan plan, RuleReport report) {
        var roles = PlannedRoleReader.of(plan, RolesOfPlans.account(plan, accounts)).stream()
                .filter(role -> !role.adopted())
                .toList();
        var uses = new ArrayList<Use>();
        plan.resources()
                .forEach(
                        user -> report.check(
                                user,
                                () -> named(user)
                                        .distinct()
                                        .forEach(
                                                named -> roles.stream()
                                                        .filter(role -> role.isAt(named)
                                                                || role.name().equals(named))
                                                        .findFirst()
                                                        .ifPresentOrElse(
                                                                role -> uses.add(new Use(user, role)),
                                                                () -> report.violation(
                                                                        user,
                                                                        named,
                                                                        "it acts as " + named
                                                                                + ", which is no role of its stack: make one beside it")))));
        for (var use : uses) {
            var name = use.role().name();
            if (!isBeside(use, roles, plan)) {
                report.violation(
                        use.user(),
                        name,
                        "it acts as " + name + ", and the smallest component that has both has other roles too:"
                                + " make a role of its own beside it");
            }
            uses.stream()
                    .filter(other ->
                            other.role().arn().equals(use.role().arn()) && mustNotShare(use.user(), other.user()))
                    .findFirst()
                    .ifPresent(other -> report.violation(
                            use.user(),
                            name,
                            "it acts as " + name + ", and so does "
                                    + other.user().type() + " "
                                    + other.user().urn().name() + ": make a role of its own for each"));
        }
    }

    /** The roles that a resource acts as, by ARN or name. */
    private static Stream<String> named(PlannedResource resource) {
        var inputs = ResourceInputs.of(resource);
        return ResourceTypes.of(resource.type()).map(Entry::roles).orElse(List.of()).stream()
                .flatMap(pointer -> inputs.find(pointer).stream())
                .map(JsonNode::asText);
    }

    private static boolean mustNotShare(PlannedResource one, PlannedResource other) {
        return !one.urn().equals(other.urn())
                && (!one.type().equals(other.type()) || one.type().equals(PulumiTypes.FUNCTION));
    }

    /** Whose a role is shows where it stands: no other is below the smallest component that it and its user are below. */
    private static boolean isBeside(Use use, List<PlannedRole> roles, Plan plan) {
        var above = above(use.user(), plan);
        var common = above(use.role().resource(), plan).stream()
                .filter(above::contains)
                .findFirst();
        return roles.stream()
                .filter(role -> !role.arn().equals(use.role().arn()))
                .noneMatch(
                        role -> common.isEmpty() || above(role.resource(), plan).contains(common.get()));
    }

    /** The components that a resource is below, the nearest first. */
    private static List<Urn> above(PlannedResource resource, Plan plan) {
        return Stream.iterate(
                        resource.parent(),
                        Optional::isPresent,
                        parent -> plan.resources().stream()
                                .filter(each -> each.urn().equals(parent.get()))
                                .findFirst()
                                .flatMap(PlannedResource::parent))
                .map(Optional::orElseThrow)
                .toList();
    }
}
