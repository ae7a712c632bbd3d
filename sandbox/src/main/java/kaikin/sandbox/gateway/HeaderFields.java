package kaikin.sandbox.gateway;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Header fields by name, in any case, with all their values in the order received. */
public record HeaderFields(Map<String, List<String>> fields) {
    public static final HeaderFields NONE = new HeaderFields(Map.of());

    public HeaderFields {
        var byName = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        fields.forEach((name, values) -> byName.merge(name, List.copyOf(values), HeaderFields::joined));
        fields = Collections.unmodifiableMap(byName);
    }

    public Set<String> names() {
        return fields.keySet();
    }

    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** These fields and one more value; the name's case is the caller's. */
    public HeaderFields with(String name, String value) {
        var more = copy();
        more.put(name, joined(all(name), List.of(value)));
        return new HeaderFields(more);
    }

    /** These fields, with this one value in place of all that the name had. */
    HeaderFields replacing(String name, String value) {
        return without(name).with(name, value);
    }

    public HeaderFields without(String name) {
        var fewer = copy();
        fewer.remove(name);
        return new HeaderFields(fewer);
    }

    private Map<String, List<String>> copy() {
        var copy = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(fields);
        return copy;
    }

    private static List<String> joined(List<String> first, List<String> then) {
        var all = new ArrayList<>(first);
        all.addAll(then);
        return List.copyOf(all);
    }
}
