package kaikin.stacks.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.policies.access.Access;
import kaikin.policies.access.AccessExample;
import kaikin.policies.access.AccessExamples;
import kaikin.policies.access.EffectivePermissions;
import kaikin.policies.access.EffectivePermissions.Permission;
import kaikin.policies.access.EffectivePermissions.PolicyHolder;
import kaikin.policies.access.PrincipalSet;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.RequestContext;
import kaikin.policies.iam.RequestDimensions;
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
    private int skipped;

    private DecidedRequests(Access before, Access after) {
        this.before = before;
        this.after = after;
        this.examples = new AccessExamples(Stream.concat(before.statements(), after.statements()));
    }

    static DecidedRequests of(Access before, Access after) {
        var requests = new DecidedRequests(before, after);
        var sets = new LinkedHashMap<String, PrincipalSet>();
        Stream.of(before, after)
                .flatMap(side -> side.permissions().keySet().stream())
                .forEach(set -> sets.put(set.name(), set));
        sets.values().forEach(requests::decide);
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

    /** Whether there were requests that could not be asked: then there may be more of both. */
    boolean hasSkipped() {
        return skipped > 0;
    }

    private void decide(PrincipalSet set) {
        var was = permissions(before, set);
        var is = permissions(after, set);
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
                        .flatMap(example -> request(set, example, box))
                        .ifPresent(request -> decide(set, request)));
    }

    private static EffectivePermissions permissions(Access side, PrincipalSet set) {
        return side.permissions().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(set.name()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(EffectivePermissions.NONE);
    }

    private void decide(PrincipalSet set, AccessRequest request) {
        var further = set.mayDoAllAtHome() ? List.of(EVERYTHING) : List.<NamedPolicy>of();
        var was = before.decide(request, further).allowed();
        var is = after.decide(request, further).allowed();
        gained |= is && !was;
        lost |= was && !is;
    }

    private Optional<AccessRequest> request(PrincipalSet set, AccessExample example, Box box) {
        // A request always says how it came.
        var context = RequestContext.EMPTY.with("aws:SecureTransport", "true");
        for (var key : example.context().entrySet()) {
            if (key.getValue().isPresent()
                    && !key.getKey().toLowerCase(Locale.ROOT).startsWith("aws:principal")) {
                context = context.with(key.getKey(), key.getValue().get());
            }
        }
        var settled = context;
        var caller = caller(set, example, box);
        var owner = caller.flatMap(each -> owner(each, example.resource()));
        if (owner.isEmpty()
                || !example.undecided().isEmpty()
                || isAboutNoTrust(example)
                || example.context().containsKey("session name")) {
            skipped++;
            return Optional.empty();
        }
        return caller.map(each -> new AccessRequest(each, example.action(), example.resource(), owner.get(), settled));
    }

    /** Roles are assumed, and nothing else is: anything else on them, or assuming anything else, no trust decides. */
    private static boolean isAboutNoTrust(AccessExample example) {
        return example.resource().contains(":role/")
                != example.action().matches("sts:(AssumeRole|SetSourceIdentity|TagSession)");
    }

    /** Of what has no policy no other side is asked, as if it were the caller's own: empty where its ARN says otherwise. */
    private Optional<String> owner(Caller caller, String resource) {
        var home = caller.home().orElse(HUB);
        var named =
                resource.split(":", -1).length < 6 ? "" : Arn.parse(resource).account();
        return Stream.concat(before.holders(), after.holders())
                .filter(holder ->
                        holder.domain().side(RequestDimensions.RESOURCE).has(resource))
                .map(PolicyHolder::account)
                .findFirst()
                .or(() -> Optional.of(home)
                        .filter(account -> named.isEmpty() || named.equals(account))
                        // Of a role that is in no plan nobody knows whom it trusts.
                        .filter(account -> !resource.contains(":role/")));
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
