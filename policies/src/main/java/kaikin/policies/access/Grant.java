package kaikin.policies.access;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import kaikin.policies.sets.Box;

/**
 * One action on one resource that a principal can do.
 *
 * @param principal a role's ARN, a service, or someone outside as a policy names them
 * @param resource as the policy writes it, wildcards included
 * @param conditions what the request must carry for it
 * @param path who becomes whom on the way there, the principal last
 */
public record Grant(String principal, String action, String resource, List<String> conditions, List<String> path)
        implements Comparable<Grant> {
    private static final Comparator<Grant> ORDER = Comparator.comparing(Grant::principal)
            .thenComparing(Grant::action)
            .thenComparing(Grant::resource)
            .thenComparing(Grant::toString);

    public Grant {
        conditions = List.copyOf(conditions);
        path = List.copyOf(path);
    }

    @Override
    public int compareTo(Grant other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        var when = conditions.isEmpty() ? "" : " when " + String.join(" and ", conditions);
        return String.join(" → ", path) + ": " + action + " on " + resource + when;
    }

    /**
     * Lists what everyone may do: each part of an allowing statement of which anything is left after what is denied.
     */
    static List<Grant> all(Access access) {
        return access.permissions().entrySet().stream()
                .flatMap(entry -> of(entry.getKey(), entry.getValue(), access))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<Grant> of(PrincipalSet principals, EffectivePermissions permissions, Access access) {
        return permissions.allows().stream()
                .filter(permission -> !permission.statements().isEmpty())
                .flatMap(permission -> {
                    var effective = permissions.effective(permission);
                    var principal = permission.principal();
                    return permission.parts(permission.statements().get(0), principals.fixed()).stream()
                            .filter(part ->
                                    !Box.and(effective, List.of(part.box())).isEmpty())
                            .map(part -> new Grant(
                                    principal,
                                    part.action(),
                                    part.resource(),
                                    permission.conditions(),
                                    access.pathTo(principal)));
                });
    }
}
