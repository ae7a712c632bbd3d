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
record Operator(Function<String, ValueTest> reader, boolean negated) {
    private static final Map<String, Operator> ALL = Map.ofEntries(
            Map.entry("StringEquals", positive(StringTest::exact)),
            Map.entry("StringNotEquals", negative(StringTest::exact)),
            Map.entry("StringEqualsIgnoreCase", positive(StringTest::anyCase)),
            Map.entry("StringNotEqualsIgnoreCase", negative(StringTest::anyCase)),
            Map.entry("StringLike", positive(StringTest::like)),
            Map.entry("StringNotLike", negative(StringTest::like)),
            Map.entry("NumericEquals", positive(Numbers::test, Relation.EQUAL)),
            Map.entry("NumericNotEquals", negative(Numbers::test, Relation.EQUAL)),
            Map.entry("NumericLessThan", positive(Numbers::test, Relation.LESS)),
            Map.entry("NumericLessThanEquals", positive(Numbers::test, Relation.LESS_OR_EQUAL)),
            Map.entry("NumericGreaterThan", positive(Numbers::test, Relation.GREATER)),
            Map.entry("NumericGreaterThanEquals", positive(Numbers::test, Relation.GREATER_OR_EQUAL)),
            Map.entry("DateEquals", positive(Dates::test, Relation.EQUAL)),
            Map.entry("DateNotEquals", negative(Dates::test, Relation.EQUAL)),
            Map.entry("DateLessThan", positive(Dates::test, Relation.LESS)),
            Map.entry("DateLessThanEquals", positive(Dates::test, Relation.LESS_OR_EQUAL)),
            Map.entry("DateGreaterThan", positive(Dates::test, Relation.GREATER)),
            Map.entry("DateGreaterThanEquals", positive(Dates::test, Relation.GREATER_OR_EQUAL)),
            Map.entry("Bool", positive(Booleans::test)),
            Map.entry("BinaryEquals", positive(Binaries::test)),
            Map.entry("IpAddress", positive(IpRange::test)),
            Map.entry("NotIpAddress", negative(IpRange::test)),
            Map.entry("ArnEquals", positive(ArnTest::of)),
            Map.entry("ArnLike", positive(ArnTest::of)),
            Map.entry("ArnNotEquals", negative(ArnTest::of)),
            Map.entry("ArnNotLike", negative(ArnTest::of)));

    static Optional<Operator> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** Whether one value of the request satisfies the policy's values: any of them, or none where negated. */
    boolean accepts(String requested, List<ValueTest> tests, RequestContext context) {
        for (var test : tests) {
            if (test.fits(requested, context)) {
                return !negated;
            }
        }
        return negated;
    }

    private static Operator positive(Function<String, ValueTest> reader) {
        return new Operator(reader, false);
    }

    private static Operator negative(Function<String, ValueTest> reader) {
        return new Operator(reader, true);
    }

    private static Operator positive(BiFunction<String, Relation, ValueTest> reader, Relation relation) {
        return positive(text -> reader.apply(text, relation));
    }

    private static Operator negative(BiFunction<String, Relation, ValueTest> reader, Relation relation) {
        return negative(text -> reader.apply(text, relation));
    }
}
