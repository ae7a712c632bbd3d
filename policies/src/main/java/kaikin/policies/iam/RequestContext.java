package kaikin.policies.iam;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The condition keys of a request and their values; key names are compared without regard to case. */
public final class RequestContext {
    public static final RequestContext EMPTY = new RequestContext(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));

    private final Map<String, List<String>> values;

    private RequestContext(Map<String, List<String>> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** Keys that hold one value each, as name and value in turn. */
    static RequestContext of(String... namesAndValues) {
        var values = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        for (var i = 0; i < namesAndValues.length; i += 2) {
            var value = List.of(namesAndValues[i + 1]);
            check(namesAndValues[i], value);
            values.put(namesAndValues[i], value);
        }
        return new RequestContext(values);
    }

    /** The same, with one key set; a key that holds one value at most refuses a second one. */
    public RequestContext with(String key, String... values) {
        return with(key, List.of(values));
    }

    /** As with single values. */
    public RequestContext with(String key, List<String> values) {
        check(key, values);
        var more = copy();
        more.put(key, List.copyOf(values));
        return new RequestContext(more);
    }

    /** What the request carries under a key; empty where it carries nothing. */
    public List<String> values(String key) {
        return values.getOrDefault(key, List.of());
    }

    /** All keys that have been set. */
    public Map<String, List<String>> asMap() {
        return values;
    }

    /** Both contexts' keys, unless they contradict each other. */
    public RequestContext and(RequestContext other) {
        if (other.values.isEmpty()) {
            return this;
        }
        var both = copy();
        other.values.forEach((key, theirs) -> both.merge(key, theirs, (mine, same) -> agree(key, mine, same)));
        return new RequestContext(both);
    }

    private static List<String> agree(String key, List<String> mine, List<String> theirs) {
        if (!mine.equals(theirs)) {
            throw new IllegalArgumentException(key + " is " + mine + " by the caller and the resource, but " + theirs
                    + " by the context: leave it out of the context");
        }
        return mine;
    }

    private static void check(String key, List<String> values) {
        if (!ConditionKeys.isKnown(key)) {
            throw new IllegalArgumentException("the condition key «" + key + "» is not known: add it to ConditionKeys");
        }
        if (values.size() > 1 && !ConditionKeys.isMultiValued(key)) {
            throw new IllegalArgumentException(key + " holds one value at most, not " + values);
        }
    }

    private Map<String, List<String>> copy() {
        var copy = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(values);
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestContext context && values.equals(context.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
