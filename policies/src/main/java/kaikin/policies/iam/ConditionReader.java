package kaikin.policies.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The reader of a Condition block. */
final class ConditionReader {
    private ConditionReader() {}

    static List<Condition> read(JsonNode block) {
        if (!block.isObject()) {
            throw new MalformedPolicyException("Condition must be an object of operators");
        }
        return block.properties().stream()
                .flatMap(operator -> operator(operator.getKey(), operator.getValue()).stream())
                .toList();
    }

    private static List<Condition> operator(String operator, JsonNode keys) {
        if (!keys.isObject() || keys.isEmpty()) {
            throw new MalformedPolicyException(
                    "the condition operator «" + operator + "» needs an object of keys, one at least");
        }
        var seen = new TreeSet<String>();
        var conditions = new ArrayList<Condition>();
        for (var key : keys.properties()) {
            if (!seen.add(key.getKey().toLowerCase(Locale.ROOT))) {
                throw new MalformedPolicyException(operator + " has the condition key «" + key.getKey()
                        + "» twice, in different case: merge their values");
            }
            conditions.add(condition(operator, key));
        }
        return conditions;
    }

    private static Condition condition(String operator, Map.Entry<String, JsonNode> entry) {
        var key = new ConditionKey(entry.getKey());
        if (!ConditionKeys.isKnown(key)) {
            throw new MalformedPolicyException("the condition key «" + key
                    + "» is not known: correct its spelling, or add it to ConditionKeys if AWS has it");
        }
        var values = Json.scalars(entry.getValue(), operator + " " + key);
        try {
            return operator.equals("Null") ? new NullCheck(key, values) : Comparison.parse(operator, key, values);
        } catch (IllegalArgumentException e) {
            throw MalformedPolicyException.in(operator + " " + key, e);
        }
    }
}
