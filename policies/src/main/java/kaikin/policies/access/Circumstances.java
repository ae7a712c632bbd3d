package kaikin.policies.access;

import java.util.List;
import java.util.stream.Stream;
import kaikin.policies.iam.Condition;
import kaikin.policies.iam.ConditionKeys;
import kaikin.policies.iam.RequestContext;

/** Requests made up to fit conditions. */
final class Circumstances {
    private Circumstances() {}

    /** The first value that each key may have, a letter in place of each wildcard; what follows from the caller is left out. */
    static RequestContext fitting(Stream<Condition> conditions) {
        var context = RequestContext.EMPTY;
        for (var condition : conditions.toList()) {
            if (asksFor(condition) && context.values(condition.key()).isEmpty()) {
                context = context.with(
                        condition.key(), concrete(condition.values().get(0)));
            }
        }
        return context;
    }

    /** A text that a pattern takes, and that no policy is likely to name. */
    static String concrete(String pattern) {
        return pattern.replaceAll("[*?]", "x");
    }

    /** A resource that a pattern takes; the asterisk alone is what actions without resources ask for. */
    static String resource(String pattern) {
        return pattern.equals("*") ? pattern : concrete(pattern);
    }

    static List<String> texts(Stream<Condition> conditions) {
        return conditions.map(Circumstances::text).distinct().sorted().toList();
    }

    private static String text(Condition condition) {
        return condition.operator() + " " + condition.key() + " " + condition.values();
    }

    private static boolean asksFor(Condition condition) {
        return !ConditionKeys.isOfCaller(condition.key())
                && !condition.operator().contains("Not")
                && !condition.operator().equals("Null");
    }
}
