package kaikin.policies.iam;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A condition with any operator but Null. */
record Comparison(
        ConditionOperatorName name,
        ConditionKey named,
        List<String> values,
        ConditionOperator comparison,
        List<ValueMatcher> tests)
        implements Condition {
    Comparison {
        values = List.copyOf(values);
        tests = List.copyOf(tests);
    }

    static Comparison parse(String operator, ConditionKey key, List<String> values) {
        var name = ConditionOperatorName.parse(operator);
        if (name.quantifier() == SetOperator.ONE && ConditionKeys.isMultiValued(key)) {
            throw new MalformedPolicyException(
                    key + " may have several values: put ForAllValues: or ForAnyValue: before «" + operator + "»");
        }
        var comparison = name.operator();
        return new Comparison(
                name,
                key,
                values,
                comparison,
                values.stream().map(comparison.reader()).toList());
    }

    /** Two that are written alike are equal: what they were read into may be functions, which never are. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Comparison comparison
                && comparison.name.text().equals(name.text())
                && comparison.key().equals(key())
                && comparison.values.equals(values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name.text(), key(), values);
    }

    @Override
    public String key() {
        return named.text();
    }

    @Override
    public String operator() {
        return name.text();
    }

    @Override
    public boolean holds(RequestContext context) {
        var carried = carried(context);
        if (carried.isEmpty()) {
            return name.ifExists() || holdsWithoutKey();
        }
        var all = name.quantifier() == SetOperator.ALL;
        for (var value : carried) {
            if (comparison.accepts(value, tests, context) != all) {
                return !all;
            }
        }
        return all;
    }

    /** A missing key: true for ForAllValues, false for ForAnyValue, else true where the operator is negated. */
    private boolean holdsWithoutKey() {
        return switch (name.quantifier()) {
            case ALL -> true;
            case ANY -> false;
            case ONE -> comparison.negated();
        };
    }

    /** Set operators take an empty text for no value at all (IAM User Guide, «Set operations»). */
    private List<String> carried(RequestContext context) {
        var carried = context.values(named);
        return name.quantifier() == SetOperator.ONE
                ? carried
                : carried.stream().filter(value -> !value.isEmpty()).toList();
    }

    @Override
    public boolean isFixedBy(RequestContext context) {
        return values.stream().allMatch(value -> PolicyText.parse(value).isFixedBy(context));
    }

    @Override
    public void addUnresolved(RequestContext context, Collection<String> names) {
        for (var test : tests) {
            test.addUnresolved(context, names);
        }
    }
}
