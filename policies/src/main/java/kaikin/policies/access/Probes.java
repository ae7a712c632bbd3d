package kaikin.policies.access;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.Condition;
import kaikin.policies.iam.ConditionKeys;
import kaikin.policies.iam.Decision;
import kaikin.policies.iam.Effect;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.RequestContext;
import kaikin.policies.iam.Statement;

/**
 * Requests made up for one deal: each condition of the policies of either side fulfilled, broken and left out, one at a
 * time. Which of them are allowed is what two sides are compared by.
 */
final class Probes {
    private static final String SOURCE_IDENTITY = "aws:SourceIdentity";

    private final List<Access> sides;
    private final Deal deal;

    Probes(List<Access> sides, Deal deal) {
        this.sides = sides;
        this.deal = deal;
    }

    /**
     * What one side says to them.
     *
     * @param decided whether it could decide any: else nothing follows from its allowing none
     */
    record Answers(Set<AccessRequest> allowed, boolean decided) {}

    /** Asks one side. */
    Answers ask(Access side) {
        var powers = isOurs() ? List.<NamedPolicy>of() : Outsiders.powers(deal.principal());
        // A role of the other side alone is nobody here, whatever a resource says of its name.
        var isNobody = isOurs() && !has(side);
        var allowed = new LinkedHashSet<AccessRequest>();
        var decided = false;
        for (var request : requests()) {
            var decision = decision(side, request, powers);
            decided |= decision.isPresent();
            if (!isNobody && decision.filter(Decision::allowed).isPresent()) {
                allowed.add(request);
            }
        }
        return new Answers(allowed, decided);
    }

    private List<AccessRequest> requests() {
        var contexts = contexts();
        return callers()
                .flatMap(caller -> contexts.stream().flatMap(context -> request(caller, context).stream()))
                .toList();
    }

    /** A value that a key cannot have makes no request. */
    private Optional<AccessRequest> request(Caller caller, RequestContext context) {
        try {
            return Optional.of(
                    new AccessRequest(caller, deal.someAction(), deal.someResource(), owner(caller), context));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Decision> decision(Access side, AccessRequest request, List<NamedPolicy> powers) {
        try {
            return Optional.of(side.decide(request, powers));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether both sides have the same statements about the deal: then no request tells them apart. */
    boolean cannotDiffer() {
        return sides.stream()
                        .map(side -> statements(side).collect(Collectors.toSet()))
                        .distinct()
                        .count()
                == 1;
    }

    private boolean isOurs() {
        return sides.stream().anyMatch(this::has);
    }

    private boolean has(Access side) {
        return side.roles().stream().anyMatch(role -> role.arn().toString().equals(deal.principal()));
    }

    private String owner(Caller caller) {
        return sides.stream()
                .flatMap(side -> side.ownerOf(deal.someResource()).stream())
                .findFirst()
                .or(caller::home)
                .orElse(Outsiders.ACCOUNT);
    }

    /** A role's session with each source identity that a policy asks for, and without. */
    private Stream<Caller> callers() {
        if (!Outsiders.isRole(deal.principal())) {
            return Stream.of(Outsiders.caller(deal.principal()));
        }
        var identities = conditions()
                .filter(condition -> condition.key().equalsIgnoreCase(SOURCE_IDENTITY))
                .flatMap(condition -> condition.values().stream())
                .map(Circumstances::concrete)
                .map(Optional::of)
                .distinct();
        return Stream.concat(Stream.of(Optional.<String>empty()), identities)
                .map(identity -> Caller.RoleSession.of(Arn.parse(deal.principal()), identity));
    }

    private Set<RequestContext> contexts() {
        var contexts = new LinkedHashSet<RequestContext>();
        for (var side : sides) {
            var fitting = Circumstances.fitting(statements(side)
                    .filter(each -> each.effect() == Effect.ALLOW)
                    .flatMap(each -> each.conditions().stream()));
            contexts.add(fitting);
            conditions()
                    .filter(Probes::isOfRequest)
                    .forEach(condition -> contexts.addAll(variants(fitting, condition)));
        }
        return contexts;
    }

    private static List<RequestContext> variants(RequestContext fitting, Condition condition) {
        var variants = new ArrayList<RequestContext>();
        variants.add(without(fitting, condition.key()));
        Stream.concat(condition.values().stream().map(Circumstances::concrete), Stream.of("x", "true", "false"))
                .distinct()
                .forEach(value -> variants.add(fitting.with(condition.key(), value)));
        return variants;
    }

    private static RequestContext without(RequestContext context, String key) {
        var less = RequestContext.EMPTY;
        for (var entry : context.asMap().entrySet()) {
            if (!entry.getKey().equalsIgnoreCase(key)) {
                less = less.with(entry.getKey(), entry.getValue());
            }
        }
        return less;
    }

    private static boolean isOfRequest(Condition condition) {
        return !ConditionKeys.isOfCaller(condition.key());
    }

    private Stream<Condition> conditions() {
        return sides.stream()
                .flatMap(this::statements)
                .flatMap(statement -> statement.conditions().stream())
                .distinct();
    }

    private Stream<Statement> statements(Access side) {
        var identity = side.roles().stream()
                .filter(role -> role.arn().toString().equals(deal.principal()))
                .flatMap(role -> role.policies().stream());
        return Stream.concat(identity, side.policyOn(deal.someResource()).stream())
                .map(NamedPolicy::document)
                .flatMap(document -> document.statements().stream())
                .filter(statement -> statement.actions().cover(deal.someAction()));
    }
}
