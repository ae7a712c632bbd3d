package kaikin.policies.iam;

import java.util.Collection;
import java.util.List;

/** A line of a statement's Condition: an operator, a key and the values it is held against. */
public sealed interface Condition permits Comparison, UnknownPolicyText, NullCheck {
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

    /** What it asks for and a request doesn't have. */
    default String shortfall(RequestContext context) {
        return "it needs " + text() + ", the request has " + carried(context, "no such key");
    }

    /** What it asks for and a request has. */
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
}
