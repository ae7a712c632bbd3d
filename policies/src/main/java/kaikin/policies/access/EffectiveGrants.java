package kaikin.policies.access;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kaikin.policies.access.EffectivePermissions.Permission;
import kaikin.policies.sets.Box;

/** What everyone may do, taken apart into one action on one resource each, as the statements have them. */
final class EffectiveGrants {
    private final Access access;

    EffectiveGrants(Access access) {
        this.access = access;
    }

    List<Grant> all() {
        return access.permissions().entrySet().stream()
                .flatMap(this::of)
                .distinct()
                .sorted()
                .toList();
    }

    /** Each part of an allowing statement of which anything is left after what is denied. */
    private Stream<Grant> of(Map.Entry<PrincipalSet, EffectivePermissions> entry) {
        var permissions = entry.getValue();
        var fixed = entry.getKey().fixed();
        return permissions.allows().stream()
                .filter(permission -> !permission.statements().isEmpty())
                .flatMap(permission -> {
                    var effective = permissions.effective(permission);
                    return permission.parts(permission.statements().get(0), fixed).stream()
                            .filter(part ->
                                    !Box.and(effective, List.of(part.box())).isEmpty())
                            .map(part -> grant(permission, part));
                });
    }

    private Grant grant(Permission permission, EffectivePermissions.Part part) {
        var principal = permission.principal();
        return new Grant(principal, part.action(), part.resource(), permission.conditions(), access.pathTo(principal));
    }
}
