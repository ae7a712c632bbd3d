package kaikin.policies.iam;

import java.util.List;
import java.util.stream.Stream;

/** A line of a statement's Condition: an operator, a key and the values it is held against. */
public sealed interface Condition permits Comparison, NullCheck {
    /** The operator as the policy writes it, prefix and suffix included. */
    String operator();

    String key();

    List<String> values();

    /** Whether a request satisfies it. */
    boolean holds(RequestContext context);

    /** The variables that the request has no value for. */
    default Stream<String> unresolved(RequestContext context) {
        return Stream.empty();
    }

    /** The condition beside what the request carries. */
    default String beside(RequestContext context) {
        var carried = context.values(key());
        return "it needs " + operator() + " " + key() + " " + values() + ", the request has "
                + (carried.isEmpty() ? "no such key" : carried);
    }
}
