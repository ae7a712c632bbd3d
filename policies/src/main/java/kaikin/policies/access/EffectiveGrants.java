package kaikin.policies.access;

import java.util.List;
import java.util.stream.Stream;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.ActionPattern;
import kaikin.policies.iam.Actions;
import kaikin.policies.iam.Condition;
import kaikin.policies.iam.Effect;
import kaikin.policies.iam.ResourcePattern;
import kaikin.policies.iam.Resources;
import kaikin.policies.iam.Statement;

/** The Allow statements that take effect, taken apart into one action on one resource each. */
final class EffectiveGrants {
    private final Access access;
    private final Edges edges;

    EffectiveGrants(Access access) {
        this.access = access;
        this.edges = access.ways();
    }

    List<Grant> all() {
        var ofRoles = access.roles().stream().flatMap(this::of);
        var ofResources = access.resources().stream().flatMap(this::toOutsiders);
        return Stream.concat(ofRoles, ofResources).distinct().sorted().toList();
    }

    private Stream<Grant> of(DeployedRole role) {
        var path = edges.pathTo(role.arn());
        return role.policies().stream()
                .flatMap(policy -> allowing(policy.document().statements()))
                .flatMap(statement -> actions(statement.actions())
                        .flatMap(action -> resources(statement)
                                .filter(resource -> takesEffect(role, statement, action, resource))
                                .map(resource -> new Grant(
                                        role.arn().toString(),
                                        action,
                                        resource,
                                        Circumstances.texts(conditions(statement, action, resource)),
                                        path))));
    }

    private Stream<Grant> toOutsiders(GuardedResource resource) {
        return allowing(resource.policy().document().statements())
                .flatMap(statement -> Outside.of(statement, access)
                        .flatMap(name -> actions(statement.actions())
                                .flatMap(action -> resources(statement)
                                        .map(target -> new Grant(
                                                name,
                                                action,
                                                target,
                                                Circumstances.texts(statement.conditions().stream()),
                                                List.of(name))))));
    }

    /** Whether it does for a request made up to fit it; a pattern that no request is made up for counts as one that does. */
    private boolean takesEffect(DeployedRole role, Statement statement, String action, String resource) {
        if (!action.matches("[A-Za-z0-9-]+:[A-Za-z0-9]+") || resource.startsWith("NotResource")) {
            return true;
        }
        var target = Circumstances.resource(resource);
        var owner = access.ownerOf(target).orElse(role.account());
        var context = Circumstances.fitting(conditions(statement, action, target));
        return access.decide(new AccessRequest(role.session(), action, target, owner, context))
                .allowed();
    }

    /** What the statement asks for, and the resource's policy. */
    private Stream<Condition> conditions(Statement statement, String action, String resource) {
        var there = access.policyOn(resource).stream()
                .flatMap(policy -> allowing(policy.document().statements()))
                .filter(each -> each.actions().cover(action));
        return Stream.concat(Stream.of(statement), there).flatMap(each -> each.conditions().stream());
    }

    private static Stream<Statement> allowing(List<Statement> statements) {
        return statements.stream().filter(statement -> statement.effect() == Effect.ALLOW);
    }

    private static Stream<String> actions(Actions actions) {
        return actions.excluded()
                ? Stream.of(actions.toString())
                : actions.patterns().stream().map(ActionPattern::toString);
    }

    private static Stream<String> resources(Statement statement) {
        return statement.resources().stream().flatMap(EffectiveGrants::resources);
    }

    private static Stream<String> resources(Resources resources) {
        return resources.excluded()
                ? Stream.of(resources.toString())
                : resources.patterns().stream().map(ResourcePattern::text);
    }
}
