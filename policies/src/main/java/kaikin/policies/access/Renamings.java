package kaikin.policies.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Roles that have another name and are else the same: what they may do and who may assume them, names aside. */
final class Renamings {
    private final Access before;
    private final Access after;

    Renamings(Access before, Access after) {
        this.before = before;
        this.after = after;
    }

    List<Deal.Renaming> find() {
        var gone = without(before, after);
        var come = new ArrayList<>(without(after, before));
        var found = new ArrayList<Deal.Renaming>();
        for (var old : gone) {
            come.stream()
                    .filter(candidate -> isSame(old, candidate))
                    .findFirst()
                    .ifPresent(match -> {
                        come.remove(match);
                        found.add(new Deal.Renaming(
                                old.arn().toString(), match.arn().toString()));
                    });
        }
        return found;
    }

    /** A text in which a renamed role has no name at all. */
    static String neutral(String text, List<Deal.Renaming> renamings) {
        var neutral = text;
        for (var renaming : renamings) {
            neutral = neutral.replace(name(renaming.from()), "·").replace(name(renaming.to()), "·");
        }
        return neutral;
    }

    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf(":role/") + ":role/".length());
    }

    private static List<DeployedRole> without(Access side, Access other) {
        return side.roles().stream()
                .filter(role -> other.role(role.arn()).isEmpty())
                .toList();
    }

    private boolean isSame(DeployedRole old, DeployedRole now) {
        var renaming = List.of(new Deal.Renaming(old.arn().toString(), now.arn().toString()));
        return old.account().equals(now.account())
                && deals(before, old, renaming).equals(deals(after, now, renaming));
    }

    private static Set<String> deals(Access side, DeployedRole role, List<Deal.Renaming> renaming) {
        var arn = role.arn().toString();
        var grants = side.grants().stream()
                .filter(grant -> grant.principal().equals(arn))
                .map(Deal::of);
        var edges = side.edges().stream()
                .filter(edge -> edge.to().equals(role.arn()))
                .map(Deal::of);
        return java.util.stream.Stream.concat(grants, edges)
                .map(deal -> neutral(deal.toString(), renaming))
                .collect(Collectors.toSet());
    }
}
