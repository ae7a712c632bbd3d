package kaikin.policies.iam;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line of a statement's Condition: an operator, a key and the values it is held against. */
public sealed interface Condition {
    /** The operator as the policy writes it, prefix and suffix included. */
    String operator();

    String key();

    List<String> values();

    /** Whether a request satisfies it. */
    boolean holds(RequestContext context);

    /** Adds the variables that the request has no value for. */
    default void addUnresolved(RequestContext context, Collection<String> names) {}

    /** Whether each of its variables is a key whose value is given. */
    default boolean isFixedBy(RequestContext context) {
        return true;
    }

    /** Says what it asks for and a request doesn't have. */
    default String shortfall(RequestContext context) {
        return "it needs " + text() + ", the request has " + carried(context, "no such key");
    }

    /** Says what it asks for and a request has. */
    default String fulfilment(RequestContext context) {
        return text() + " holds for " + carried(context, "a missing key");
    }

    private String text() {
        return operator() + " " + key() + " " + values();
    }

    private String carried(RequestContext context, String none) {
        var values = context.values(key());
        return values.isEmpty() ? none : values.toString();
    }

    /** A condition with any operator but Null. */
    record Comparison(
            ConditionOperator comparison, ConditionKey named, List<String> values, List<ValueMatcher> matchers)
            implements Condition {
        public Comparison {
            values = List.copyOf(values);
            matchers = List.copyOf(matchers);
        }

        static Comparison parse(String operator, ConditionKey key, List<String> values) {
            if (ConditionKeys.isMultiValued(key)
                    && ConditionOperator.SetOperator.of(operator) == ConditionOperator.SetOperator.ONE) {
                throw new MalformedPolicyException(
                        key + " may have several values: put ForAllValues: or ForAnyValue: before «" + operator + "»");
            }
            var comparison = ConditionOperator.parse(operator);
            return new Comparison(
                    comparison,
                    key,
                    values,
                    values.stream().map(comparison.reader()).toList());
        }

        @Override
        public String operator() {
            return comparison.text();
        }

        @Override
        public String key() {
            return named.text();
        }

        @Override
        public boolean holds(RequestContext context) {
            var carried = carried(context);
            if (carried.isEmpty()) {
                return comparison.holdsWithoutKey();
            }
            var all = comparison.set() == ConditionOperator.SetOperator.ALL;
            for (var value : carried) {
                if (accepts(value, context) != all) {
                    return !all;
                }
            }
            return all;
        }

        /** Whether one value of the request satisfies the policy's values: any of them, or none where negated. */
        private boolean accepts(String requested, RequestContext context) {
            for (var matcher : matchers) {
                if (matcher.fits(requested, context)) {
                    return !comparison.negated();
                }
            }
            return comparison.negated();
        }

        /** Set operators take an empty text for no value at all (IAM User Guide, "Set operations"). */
        private List<String> carried(RequestContext context) {
            var carried = context.values(named);
            return comparison.set() == ConditionOperator.SetOperator.ONE
                    ? carried
                    : carried.stream().filter(value -> !value.isEmpty()).toList();
        }

        @Override
        public boolean isFixedBy(RequestContext context) {
            return values.stream().allMatch(value -> PolicyText.parse(value).isFixedBy(context));
        }

        @Override
        public void addUnresolved(RequestContext context, Collection<String> names) {
            for (var matcher : matchers) {
                matcher.addUnresolved(context, names);
            }
        }

        /** Two that are written alike are equal: what they were read into may be functions, which never are. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Comparison condition
                    && condition.operator().equals(operator())
                    && condition.key().equals(key())
                    && condition.values.equals(values);
        }

        @Override
        public int hashCode() {
            return Objects.hash(operator(), key(), values);
        }
    }

    /** The Null operator: whether a key is absent. */
    record NullCheck(ConditionKey named, List<String> values) implements Condition {
        public NullCheck {
            values = List.copyOf(values);
            values.forEach(ValueMatcher::parseBool);
        }

        @Override
        public String operator() {
            return "Null";
        }

        @Override
        public String key() {
            return named.text();
        }

        @Override
        public boolean holds(RequestContext context) {
            var absent = context.values(named).isEmpty();
            for (var value : values) {
                if (ValueMatcher.parseBool(value) == absent) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Stands for what a policy says of which only the ARN is known: whether it holds in a request cannot be decided, so
     * it never makes a request allowed, and is a property of its own among the sets of requests.
     */
    record UnknownPolicyText(String policyArn) implements Condition {
        @Override
        public String operator() {
            return "AllowedBy";
        }

        @Override
        public String key() {
            return policyArn;
        }

        @Override
        public List<String> values() {
            return List.of("not known here");
        }

        @Override
        public boolean holds(RequestContext context) {
            return false;
        }
    }
}
