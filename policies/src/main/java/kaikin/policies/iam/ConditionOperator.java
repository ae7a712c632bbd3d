package kaikin.policies.iam;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A comparison of a condition, without prefix and suffix.
 *
 * @param reader how a policy's value becomes a test
 * @param negated whether no value may fit, and a missing key is fine
 */
record ConditionOperator(Function<String, ValueMatcher> reader, boolean negated) {
    private static final Map<String, ConditionOperator> ALL = Map.ofEntries(
            Map.entry("StringEquals", positive(StringMatcher::exact)),
            Map.entry("StringNotEquals", negative(StringMatcher::exact)),
            Map.entry("StringEqualsIgnoreCase", positive(StringMatcher::anyCase)),
            Map.entry("StringNotEqualsIgnoreCase", negative(StringMatcher::anyCase)),
            Map.entry("StringLike", positive(StringMatcher::like)),
            Map.entry("StringNotLike", negative(StringMatcher::like)),
            Map.entry("NumericEquals", positive(NumericValues::test, ComparisonOperator.EQUAL)),
            Map.entry("NumericNotEquals", negative(NumericValues::test, ComparisonOperator.EQUAL)),
            Map.entry("NumericLessThan", positive(NumericValues::test, ComparisonOperator.LESS)),
            Map.entry("NumericLessThanEquals", positive(NumericValues::test, ComparisonOperator.LESS_OR_EQUAL)),
            Map.entry("NumericGreaterThan", positive(NumericValues::test, ComparisonOperator.GREATER)),
            Map.entry("NumericGreaterThanEquals", positive(NumericValues::test, ComparisonOperator.GREATER_OR_EQUAL)),
            Map.entry("DateEquals", positive(DateValues::test, ComparisonOperator.EQUAL)),
            Map.entry("DateNotEquals", negative(DateValues::test, ComparisonOperator.EQUAL)),
            Map.entry("DateLessThan", positive(DateValues::test, ComparisonOperator.LESS)),
            Map.entry("DateLessThanEquals", positive(DateValues::test, ComparisonOperator.LESS_OR_EQUAL)),
            Map.entry("DateGreaterThan", positive(DateValues::test, ComparisonOperator.GREATER)),
            Map.entry("DateGreaterThanEquals", positive(DateValues::test, ComparisonOperator.GREATER_OR_EQUAL)),
            Map.entry("Bool", positive(BoolValues::test)),
            Map.entry("BinaryEquals", positive(BinaryValues::test)),
            Map.entry("IpAddress", positive(CidrBlock::test)),
            Map.entry("NotIpAddress", negative(CidrBlock::test)),
            Map.entry("ArnEquals", positive(ArnMatcher::of)),
            Map.entry("ArnLike", positive(ArnMatcher::of)),
            Map.entry("ArnNotEquals", negative(ArnMatcher::of)),
            Map.entry("ArnNotLike", negative(ArnMatcher::of)));

    static Optional<ConditionOperator> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** Whether one value of the request satisfies the policy's values: any of them, or none where negated. */
    boolean accepts(String requested, List<ValueMatcher> tests, RequestContext context) {
        for (var test : tests) {
            if (test.fits(requested, context)) {
                return !negated;
            }
        }
        return negated;
    }

    private static ConditionOperator positive(Function<String, ValueMatcher> reader) {
        return new ConditionOperator(reader, false);
    }

    private static ConditionOperator negative(Function<String, ValueMatcher> reader) {
        return new ConditionOperator(reader, true);
    }

    private static ConditionOperator positive(
            BiFunction<String, ComparisonOperator, ValueMatcher> reader, ComparisonOperator relation) {
        return positive(text -> reader.apply(text, relation));
    }

    private static ConditionOperator negative(
            BiFunction<String, ComparisonOperator, ValueMatcher> reader, ComparisonOperator relation) {
        return negative(text -> reader.apply(text, relation));
    }
}
