package kaikin.policies.access;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Condition;
import kaikin.policies.iam.Effect;
import kaikin.policies.iam.Statement;

/** The steps from principal to role, and the ways that they make up. */
final class Edges {
    private static final String ASSUME = "sts:AssumeRole";

    private final Access access;
    private final List<Edge> all;

    Edges(Access access) {
        this.access = access;
        this.all = access.roles().stream()
                .flatMap(role -> Stream.concat(fromOutside(role), fromRoles(role)))
                .toList();
    }

    List<Edge> all() {
        return all;
    }

    /** The shortest way to a role, from outside where there is one. */
    List<String> pathTo(Arn role) {
        var cameFrom = new HashMap<String, String>();
        var due = new ArrayDeque<>(List.of(role.toString()));
        while (!due.isEmpty()) {
            var to = due.remove();
            var before = all.stream()
                    .filter(edge -> edge.to().toString().equals(to))
                    .map(Edge::from)
                    .filter(from -> !from.equals(role.toString()))
                    .toList();
            var start = before.stream().filter(from -> !isRole(from)).findFirst();
            if (start.isPresent()) {
                cameFrom.put(start.get(), to);
                return path(start.get(), cameFrom);
            }
            before.stream()
                    .filter(from -> cameFrom.putIfAbsent(from, to) == null)
                    .forEach(due::add);
        }
        return List.of(role.toString());
    }

    private boolean isRole(String principal) {
        return access.roles().stream().anyMatch(role -> role.arn().toString().equals(principal));
    }

    private static List<String> path(String start, Map<String, String> next) {
        var path = new ArrayList<String>();
        for (Optional<String> at = Optional.of(start); at.isPresent(); at = at.map(next::get)) {
            path.add(at.get());
        }
        return path;
    }

    private Stream<Edge> fromRoles(DeployedRole to) {
        return access.roles().stream()
                .filter(from -> access.decide(assume(from, to)).allowed())
                .map(from -> new Edge(from.arn().toString(), to.arn(), Circumstances.texts(conditions(from, to))));
    }

    /** Those of the trust policy that are no role of the plans. */
    private Stream<Edge> fromOutside(DeployedRole to) {
        return assuming(to.trust().stream().flatMap(trust -> trust.document().statements().stream()))
                .flatMap(statement -> Outside.of(statement, access)
                        .map(from -> new Edge(from, to.arn(), Circumstances.texts(statement.conditions().stream()))));
    }

    private static AccessRequest assume(DeployedRole from, DeployedRole to) {
        var context = Circumstances.fitting(conditions(from, to));
        return new AccessRequest(from.session(), ASSUME, to.arn().toString(), to.account(), context);
    }

    /** What both sides ask for. */
    private static Stream<Condition> conditions(DeployedRole from, DeployedRole to) {
        var theirs = from.policies().stream()
                .flatMap(policy -> policy.document().statements().stream())
                .filter(statement -> statement.resources().stream()
                        .flatMap(resources -> resources.patterns().stream())
                        .anyMatch(pattern -> pattern.text().equals(to.arn().toString())));
        var own = to.trust().stream().flatMap(trust -> trust.document().statements().stream());
        return assuming(Stream.concat(theirs, own)).flatMap(statement -> statement.conditions().stream());
    }

    private static Stream<Statement> assuming(Stream<Statement> statements) {
        return statements
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .filter(statement -> statement.actions().cover(ASSUME));
    }
}
