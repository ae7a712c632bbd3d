package kaikin.policies.iam;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import kaikin.policies.iam.ValueMatcher.ComparisonOperator;

/**
 * A condition operator as a policy writes it, such as {@code ForAnyValue:StringLikeIfExists}.
 *
 * @param bare without prefix and suffix
 * @param reader how a policy's value becomes a matcher
 * @param negated whether no value may fit, and a missing key is fine
 */
record ConditionOperator(
        String text,
        SetOperator set,
        String bare,
        boolean ifExists,
        Function<String, ValueMatcher> reader,
        boolean negated) {
    private static final String IF_EXISTS = "IfExists";

    private static final Map<String, Function<String, ValueMatcher>> READERS = Map.ofEntries(
            Map.entry("StringEquals", ValueMatcher::stringEquals),
            Map.entry("StringEqualsIgnoreCase", ValueMatcher::stringEqualsIgnoreCase),
            Map.entry("StringLike", ValueMatcher::stringLike),
            Map.entry("NumericEquals", with(ValueMatcher::numeric, ComparisonOperator.EQUAL)),
            Map.entry("NumericLessThan", with(ValueMatcher::numeric, ComparisonOperator.LESS)),
            Map.entry("NumericLessThanEquals", with(ValueMatcher::numeric, ComparisonOperator.LESS_OR_EQUAL)),
            Map.entry("NumericGreaterThan", with(ValueMatcher::numeric, ComparisonOperator.GREATER)),
            Map.entry("NumericGreaterThanEquals", with(ValueMatcher::numeric, ComparisonOperator.GREATER_OR_EQUAL)),
            Map.entry("DateEquals", with(ValueMatcher::date, ComparisonOperator.EQUAL)),
            Map.entry("DateLessThan", with(ValueMatcher::date, ComparisonOperator.LESS)),
            Map.entry("DateLessThanEquals", with(ValueMatcher::date, ComparisonOperator.LESS_OR_EQUAL)),
            Map.entry("DateGreaterThan", with(ValueMatcher::date, ComparisonOperator.GREATER)),
            Map.entry("DateGreaterThanEquals", with(ValueMatcher::date, ComparisonOperator.GREATER_OR_EQUAL)),
            Map.entry("Bool", ValueMatcher::bool),
            Map.entry("BinaryEquals", ValueMatcher::binary),
            Map.entry("IpAddress", ValueMatcher::ipAddress),
            Map.entry("ArnEquals", ValueMatcher::arn),
            Map.entry("ArnLike", ValueMatcher::arn));

    /** From a negated operator to the one that it negates. */
    private static final Map<String, String> NEGATIONS = Map.of(
            "StringNotEquals", "StringEquals",
            "StringNotEqualsIgnoreCase", "StringEqualsIgnoreCase",
            "StringNotLike", "StringLike",
            "NumericNotEquals", "NumericEquals",
            "DateNotEquals", "DateEquals",
            "NotIpAddress", "IpAddress",
            "ArnNotEquals", "ArnEquals",
            "ArnNotLike", "ArnLike");

    static ConditionOperator parse(String text) {
        var set = SetOperator.of(text);
        var name = text.substring(set.prefix.length());
        var ifExists = name.endsWith(IF_EXISTS);
        var bare = ifExists ? name.substring(0, name.length() - IF_EXISTS.length()) : name;
        var reader = READERS.get(NEGATIONS.getOrDefault(bare, bare));
        if (reader == null) {
            throw new MalformedPolicyException(
                    "the condition operator «" + text + "» is not known: correct its spelling, case included");
        }
        return new ConditionOperator(text, set, bare, ifExists, reader, NEGATIONS.containsKey(bare));
    }

    private static Function<String, ValueMatcher> with(
            BiFunction<String, ComparisonOperator, ValueMatcher> reader, ComparisonOperator operator) {
        return text -> reader.apply(text, operator);
    }

    /** A missing key: true for ForAllValues, false for ForAnyValue, else true where the operator is negated. */
    boolean holdsWithoutKey() {
        return ifExists
                || switch (set) {
                    case ALL -> true;
                    case ANY -> false;
                    case ONE -> negated;
                };
    }

    /** Says which of a request's values a condition is about. */
    enum SetOperator {
        /** The only one. */
        ONE(""),
        /** Every one, and that's so where there are none. */
        ALL("ForAllValues:"),
        /** At least one. */
        ANY("ForAnyValue:");

        private final String prefix;

        SetOperator(String prefix) {
            this.prefix = prefix;
        }

        static SetOperator of(String operator) {
            if (operator.startsWith(ALL.prefix)) {
                return ALL;
            }
            return operator.startsWith(ANY.prefix) ? ANY : ONE;
        }
    }
}
