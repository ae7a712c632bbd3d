package kaikin.policies.iam;

import java.util.stream.Stream;

/** A value of a condition, read once, that a request's value is held against. */
@FunctionalInterface
interface ValueTest {
    /** Whether the request's value fits; a policy value whose variable has no value fits nothing. */
    boolean fits(String requested, RequestContext context);

    /** The variables that the request has no value for. */
    default Stream<String> unresolved(RequestContext context) {
        return Stream.empty();
    }
}
