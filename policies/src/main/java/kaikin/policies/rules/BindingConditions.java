package kaikin.policies.rules;

import java.util.Locale;
import java.util.Set;
import kaikin.policies.iam.Statement;

/** Tells whether a statement's conditions bind: a missing key, a negation or a bare wildcard never does. */
public final class BindingConditions {
    private static final Set<String> EXACT = Set.of("StringEquals", "StringLike", "ArnEquals", "ArnLike");

    private BindingConditions() {}

    /** Whether they bind a key, to values that all have a form. */
    public static boolean exactly(Statement statement, String key, String form) {
        return statement.conditions().stream()
                .filter(condition -> EXACT.contains(condition.operator()))
                .filter(condition -> condition.key().equalsIgnoreCase(key))
                .anyMatch(condition -> condition.values().stream().allMatch(value -> value.matches(form)));
    }

    /** Whether they bind a tag of the resource, to values without wildcards. */
    public static boolean byTag(Statement statement) {
        return statement.conditions().stream()
                .anyMatch(condition -> condition.operator().equals("StringEquals")
                        && condition.key().toLowerCase(Locale.ROOT).matches("(ssm|aws|ec2):resourcetag/.+"));
    }
}
