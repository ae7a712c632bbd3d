package kaikin.policies.iam;

import java.util.Collection;

/** A value of a condition, read once, that a request's value is held against. */
@FunctionalInterface
interface ValueMatcher {
    /** Whether the request's value fits; a policy value whose variable has no value fits nothing. */
    boolean fits(String requested, RequestContext context);

    /** Adds the variables that the request has no value for. */
    default void addUnresolved(RequestContext context, Collection<String> names) {}
}
