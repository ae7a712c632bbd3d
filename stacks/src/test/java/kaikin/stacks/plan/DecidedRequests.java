package kaikin.stacks.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.policies.access.Access;
import kaikin.policies.access.AccessExample;
import kaikin.policies.access.AccessExamples;
import kaikin.policies.access.EffectivePermissions;
import kaikin.policies.access.EffectivePermissions.Permission;
import kaikin.policies.access.PrincipalSet;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.RequestContext;
import kaikin.policies.sets.Box;

/**
 * What the evaluator, which knows nothing of sets, says of requests from all over two sets of policies: one of each box
 * that is allowed or denied on a side, one of each part of a box that the other side does not have.
 */
final class DecidedRequests {
    private static final String HUB = "111111111111";
    private static final NamedPolicy EVERYTHING = NamedPolicy.allowing("all", "*");

    private final Access before;
    private final Access after;
    private final AccessExamples examples;
    private boolean gained;
    private boolean lost;
    private int decided;

    private DecidedRequests(Access before, Access after) {
        this.before = before;
        this.after = after;
        this.examples = new AccessExamples(Stream.concat(before.statements(), after.statements()));
    }

    static DecidedRequests of(Access before, Access after) {
        var requests = new DecidedRequests(before, after);
        var sets = new LinkedHashSet<>(before.permissions().keySet());
        sets.addAll(after.permissions().keySet());
        sets.forEach(requests::decide);
        return requests;
    }

    /** Whether one is allowed now that was not. */
    boolean gained() {
        return gained;
    }

    /** Whether one was allowed and is not any more. */
    boolean lost() {
        return lost;
    }

    int decided() {
        return decided;
    }

    private void decide(PrincipalSet set) {
        var was = before.permissions().getOrDefault(set, EffectivePermissions.NONE);
        var is = after.permissions().getOrDefault(set, EffectivePermissions.NONE);
        if (was.equals(is)) {
            return;
        }
        var boxes = new ArrayList<Box>();
        Stream.of(was, is)
                .flatMap(side -> Stream.concat(side.allows().stream(), side.denies().stream()))
                .map(Permission::box)
                .forEach(boxes::add);
        was.allows().forEach(permission -> boxes.addAll(is.lacking(was.effective(permission))));
        is.allows().forEach(permission -> boxes.addAll(was.lacking(is.effective(permission))));
        boxes.stream()
                .distinct()
                .forEach(box -> examples.of(set.name(), "*", "*", List.of(box))
                        .filter(example -> example.undecided().isEmpty())
                        .flatMap(example -> request(set, example, box))
                        .ifPresent(request -> decide(set, request)));
    }

    private void decide(PrincipalSet set, AccessRequest request) {
        var further = set.mayDoAllAtHome() ? List.of(EVERYTHING) : List.<NamedPolicy>of();
        var was = before.decide(request, further).allowed();
        var is = after.decide(request, further).allowed();
        gained |= is && !was;
        lost |= was && !is;
        decided++;
    }

    private static Optional<AccessRequest> request(PrincipalSet set, AccessExample example, Box box) {
        var context = RequestContext.EMPTY;
        for (var key : example.context().entrySet()) {
            if (key.getValue().isPresent()
                    && !key.getKey().toLowerCase(Locale.ROOT).startsWith("aws:principal")) {
                context = context.with(key.getKey(), key.getValue().get());
            }
        }
        var caller = caller(set, example, box);
        if (caller.isEmpty()
                || example.context().containsKey("session name")
                || example.resource().split(":", -1).length < 6) {
            return Optional.empty();
        }
        var owner = Arn.parse(example.resource()).account();
        return Optional.of(new AccessRequest(
                caller.get(), example.action(), example.resource(), owner.matches("[0-9]{12}") ? owner : HUB, context));
    }

    private static Optional<Caller> caller(PrincipalSet set, AccessExample example, Box box) {
        if (set instanceof PrincipalSet.OneRole role) {
            return Optional.of(role.role().session());
        }
        if (set instanceof PrincipalSet.Services) {
            return box.side(PrincipalSet.SERVICE_NAME).example().map(Caller.ServicePrincipal::new);
        }
        if (set instanceof PrincipalSet.Anonymous) {
            return Optional.of(new Caller.Anonymous());
        }
        return Optional.of(example.principal())
                .filter(arn -> arn.contains(":role/"))
                .map(arn -> Caller.RoleSession.of(Arn.parse(arn), Optional.empty()));
    }
}
