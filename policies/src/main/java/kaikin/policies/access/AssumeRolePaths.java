package kaikin.policies.access;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.policies.access.Access.AssumeRoleEdge;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.RequestDimensions;
import kaikin.policies.sets.Box;
import kaikin.policies.sets.RegularLanguage;

/** Finds who can assume which role, and the paths that these edges make up. */
final class AssumeRolePaths {
    private static final Box ASSUMING = Box.ALL
            .with(RequestDimensions.ACTION, RegularLanguage.text("sts:assumerole"))
            .orElseThrow();

    private final Access access;
    private final List<AssumeRoleEdge> all;

    AssumeRolePaths(Access access) {
        this.access = access;
        this.all = access.permissions().entrySet().stream()
                .flatMap(entry -> steps(entry.getValue()))
                .distinct()
                .toList();
    }

    List<AssumeRoleEdge> all() {
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
                    .map(AssumeRoleEdge::from)
                    .filter(from -> !from.equals(role.toString()))
                    .toList();
            var start = before.stream().filter(from -> !isRole(from)).findFirst();
            if (start.isPresent()) {
                cameFrom.put(start.get(), to);
                var path = new ArrayList<String>();
                for (Optional<String> at = start; at.isPresent(); at = at.map(cameFrom::get)) {
                    path.add(at.get());
                }
                return path;
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

    /** Reads the trust policies, whose statements alone have no Resource. */
    private Stream<AssumeRoleEdge> steps(EffectivePermissions permissions) {
        return permissions.allows().stream()
                .filter(permission -> permission.statements().stream()
                        .anyMatch(statement -> statement.resources().isEmpty()))
                .filter(permission -> !Box.and(permissions.effective(permission), List.of(ASSUMING))
                        .isEmpty())
                .map(permission -> new AssumeRoleEdge(
                        permission.principal(), Arn.parse(permission.onlyResource()), permission.conditions()));
    }
}
