package kaikin.policies.iam;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The condition keys of a request and their values; key names are compared without regard to case. */
public final class RequestContext {
    public static final RequestContext EMPTY = new RequestContext(Map.of());

    private final Map<ConditionKey, List<String>> values;

    private RequestContext(Map<ConditionKey, List<String>> values) {
        this.values = values;
    }

    /** Takes what AWS fills in itself: keys that are known, with what they may hold. */
    static RequestContext derived(Map<ConditionKey, List<String>> values) {
        return new RequestContext(values);
    }

    /** Sets one key in a copy; a key that holds one value at most refuses a second one. */
    public RequestContext with(String key, String... values) {
        return with(key, List.of(values));
    }

    /** Sets one key in a copy, as {@link #with(String, String...)} does. */
    public RequestContext with(String key, List<String> values) {
        var named = new ConditionKey(key);
        if (!ConditionKeys.isKnown(named)) {
            throw new IllegalArgumentException("the condition key «" + key + "» is not known: add it to ConditionKeys");
        }
        if (values.size() > 1 && !ConditionKeys.isMultiValued(named)) {
            throw new IllegalArgumentException(key + " holds one value at most, not " + values);
        }
        var more = new HashMap<>(this.values);
        more.put(named, List.copyOf(values));
        return new RequestContext(more);
    }

    /** Finds what the request carries under a key; empty where it carries nothing. */
    public List<String> values(String key) {
        return values(new ConditionKey(key));
    }

    List<String> values(ConditionKey key) {
        return values.getOrDefault(key, List.of());
    }

    /** All keys that have been set, in order, case ignored. */
    Map<String, List<String>> asMap() {
        var map = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        values.forEach((key, carried) -> map.put(key.text(), carried));
        return Collections.unmodifiableMap(map);
    }

    /** Keeps these keys alone. */
    RequestContext only(Set<ConditionKey> some) {
        if (some.isEmpty()) {
            return EMPTY;
        }
        var fewer = new HashMap<>(values);
        fewer.keySet().retainAll(some);
        return new RequestContext(fewer);
    }

    Set<ConditionKey> keys() {
        return values.keySet();
    }

    /** Joins both contexts' keys, unless they contradict each other. */
    public RequestContext and(RequestContext other) {
        if (other.values.isEmpty()) {
            return this;
        }
        var both = new HashMap<>(values);
        other.values.forEach((key, theirs) -> {
            var mine = both.putIfAbsent(key, theirs);
            if (mine != null && !mine.equals(theirs)) {
                throw new IllegalArgumentException(key + " is " + mine + " by the caller and the resource, but "
                        + theirs + " by the context: leave it out of the context");
            }
        });
        return new RequestContext(both);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RequestContext context && values.equals(context.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return asMap().toString();
    }
}
