package kaikin.policies.rules.iam;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kaikin.policies.access.PlannedRole;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.Decision;
import kaikin.policies.iam.Evaluator;
import kaikin.policies.iam.Grants;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.RequestContext;
import kaikin.policies.iam.ResourceElement.ResourcePattern;
import kaikin.policies.iam.Statement;
import kaikin.policies.iam.Statement.Effect;
import kaikin.policies.rules.PrincipalKind;

/** Reads AssumeRole from role to role: what each side says about the other. */
public final class RoleTrusts {
    private static final List<String> SAID_BY_THE_CALLER = List.of("sts:SourceIdentity", "sts:ExternalId");

    private RoleTrusts() {}

    /** The ARNs that a role may assume, as its statements write them. */
    static Stream<String> targets(PlannedRole role) {
        return role.allowing("sts:AssumeRole")
                .flatMap(statement -> statement.resources().stream())
                .flatMap(resources -> resources.patterns().stream())
                .map(ResourcePattern::text)
                .distinct();
    }

    /** The ARNs of the roles that a role lets in: as principals, or as what an account is narrowed to. */
    public static Stream<String> callers(PlannedRole role) {
        return role.trusting()
                .flatMap(statement ->
                        Stream.concat(PrincipalKind.identities(statement), values(statement, "aws:PrincipalArn")))
                .distinct();
    }

    /** Whether IAM lets one role assume another, both sides asked, if the caller says what they want to hear. */
    static Decision decide(PlannedRole caller, PlannedRole target, String action) {
        var context = saying(caller, target);
        var session = known(caller, target).session();
        var request = new AccessRequest(session, action, target.arn().toString(), target.account(), context);
        var grants = Grants.ofIdentity(caller.policies().toArray(NamedPolicy[]::new));
        return Evaluator.decide(
                request, target.trust().map(grants::withResource).orElse(grants));
    }

    /** A role that was there before is where the target's trust says. */
    private static PlannedRole known(PlannedRole caller, PlannedRole target) {
        return callers(target)
                .filter(arn -> caller.adopted() && caller.isAt(arn))
                .findFirst()
                .map(caller::calledAt)
                .orElse(caller);
    }

    /** The first value that either side's conditions ask for, a wildcard filled in. */
    private static RequestContext saying(PlannedRole caller, PlannedRole target) {
        var context = RequestContext.EMPTY;
        for (var key : SAID_BY_THE_CALLER) {
            var said = Stream.concat(target.trusting(), caller.allowing("sts:AssumeRole"))
                    .flatMap(statement -> values(statement, key))
                    .findFirst();
            if (said.isPresent()) {
                context = context.with(key, said.get().replaceAll("[*?]", "1"));
            }
        }
        return context;
    }

    private static Stream<String> values(Statement statement, String key) {
        return statement.conditions().stream()
                .filter(condition -> statement.effect() == Effect.ALLOW)
                .filter(condition -> condition.key().equalsIgnoreCase(key))
                .filter(condition ->
                        !condition.operator().toLowerCase(Locale.ROOT).contains("not"))
                .flatMap(condition -> condition.values().stream());
    }
}
