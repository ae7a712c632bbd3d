package kaikin.policies.iam;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kaikin.policies.iam.AccessRequest.EvaluatedRequest;

/**
 * A statement of a policy.
 *
 * @param sid its own, or {@code statement 1} where it has none
 * @param principals absent in the policies of a role
 * @param resources absent in trust policies
 */
public record Statement(
        String sid,
        Effect effect,
        Optional<PrincipalElement> principals,
        ActionElement actions,
        Optional<ResourceElement> resources,
        List<Condition> conditions) {
    public Statement {
        conditions = List.copyOf(conditions);
    }

    /** Whether resource and conditions fit: with action and principal, all of {@link #misses} without the words. */
    boolean holds(EvaluatedRequest asked) {
        var context = asked.context();
        if (resources.isPresent() && !resources.get().cover(asked.request().resource(), context)) {
            return false;
        }
        if (!unresolved(context).isEmpty()) {
            return false;
        }
        for (var condition : conditions) {
            if (!condition.holds(context)) {
                return false;
            }
        }
        return true;
    }

    /** Lists why it doesn't apply to a request, apart from the action; empty where it does. */
    List<String> misses(EvaluatedRequest asked) {
        var request = asked.request();
        var context = asked.context();
        var misses = new ArrayList<String>();
        principals
                .filter(element -> element.reach(request.caller()).isEmpty())
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
     * The variables without a value, which make an Allow invalid (IAM User Guide, "Variables and tags"). In a Deny the
     * text that holds one just fits nothing: the rest of the statement still denies.
     */
    private Set<String> unresolved(RequestContext context) {
        var names = new LinkedHashSet<String>();
        if (effect == Effect.ALLOW) {
            resources.ifPresent(element -> element.addUnresolved(context, names));
            conditions.forEach(condition -> condition.addUnresolved(context, names));
        }
        return names;
    }

    /** A statement allows the requests that it applies to, or denies them. */
    public enum Effect {
        ALLOW,
        DENY
    }
}
