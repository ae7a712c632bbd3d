package kaikin.policies.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.iam.Statement;

/** Finds roles that have another name and are else the same: by what their policies say and who may assume them. */
final class RenamedRoles {
    private final Access before;
    private final Access after;

    RenamedRoles(Access before, Access after) {
        this.before = before;
        this.after = after;
    }

    /** Maps the old ARN of each to the new one. */
    Map<String, String> find() {
        var come = new ArrayList<>(without(after, before));
        var found = new LinkedHashMap<String, String>();
        for (var old : without(before, after)) {
            come.stream()
                    .filter(candidate -> candidate.account().equals(old.account()))
                    .filter(candidate -> neutral(candidate).equals(neutral(old)))
                    .findFirst()
                    .ifPresent(match -> {
                        come.remove(match);
                        found.put(old.arn().toString(), match.arn().toString());
                    });
        }
        return found;
    }

    private static List<PlannedRole> without(Access side, Access other) {
        return side.roles().stream()
                .filter(role -> other.role(role.arn()).isEmpty())
                .toList();
    }

    /** Prints what a role's policies say, without its name. */
    private static String neutral(PlannedRole role) {
        return Stream.concat(role.trust().stream(), role.policies().stream())
                .flatMap(policy -> policy.document().statements().stream())
                .map(RenamedRoles::words)
                .sorted()
                .collect(Collectors.joining("\n"))
                .replace(role.name(), "·");
    }

    private static String words(Statement statement) {
        var conditions = statement.conditions().stream()
                .map(condition -> condition.operator() + " " + condition.key() + " " + condition.values())
                .sorted()
                .toList();
        return statement.effect() + " " + statement.principals() + " " + statement.actions() + " "
                + statement.resources() + " " + conditions;
    }
}
