package kaikin.policies.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A statement of a policy.
 *
 * @param sid its own, or «statement 1» where it has none
 * @param principals absent in the policies of a role
 * @param resources absent in trust policies
 */
public record Statement(
        String sid,
        Effect effect,
        Optional<Principals> principals,
        Actions actions,
        Optional<Resources> resources,
        List<Condition> conditions) {
    public Statement {
        conditions = List.copyOf(conditions);
    }

    /** Whether resource and conditions fit: with action and principal, all of {@link #misses} without the words. */
    boolean holds(Asked asked) {
        return resources
                        .map(each -> each.cover(asked.request().resource(), asked.context()))
                        .orElse(true)
                && unresolved(asked.context()).findAny().isEmpty()
                && conditions.stream().allMatch(condition -> condition.holds(asked.context()));
    }

    /** Why it doesn't apply to a request, apart from the action; empty where it does. */
    List<String> misses(Asked asked) {
        var request = asked.request();
        var context = asked.context();
        var misses = new ArrayList<String>();
        principals
                .filter(element -> element.reach(request.caller(), effect).isEmpty())
                .ifPresent(element -> misses.add(element + " leaves the caller out"));
        resources
                .filter(element -> !element.cover(request.resource(), context))
                .ifPresent(element -> misses.add(element + " leaves the resource out"));
        unresolved(context).forEach(variable -> misses.add(variable + " has no value in the request"));
        conditions.stream()
                .filter(condition -> !condition.holds(context))
                .forEach(condition -> misses.add(condition.shortfall(context)));
        return misses;
    }

    /** Whether a condition has this key. */
    boolean isBoundBy(String key) {
        return conditions.stream().anyMatch(condition -> condition.key().equalsIgnoreCase(key));
    }

    /**
     * The variables without a value, which make an Allow invalid (IAM User Guide, «Variables and tags»). In a Deny the
     * text that holds one just fits nothing: the rest of the statement still denies.
     */
    private Stream<String> unresolved(RequestContext context) {
        return effect == Effect.DENY
                ? Stream.empty()
                : Stream.concat(
                                resources.stream().flatMap(element -> element.unresolved(context)),
                                conditions.stream().flatMap(condition -> condition.unresolved(context)))
                        .distinct();
    }
}
