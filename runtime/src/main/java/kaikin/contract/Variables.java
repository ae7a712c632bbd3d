package kaikin.contract;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a function's environment variables; a missing or broken one is named. */
record Variables(Map<String, String> values) {
    static final String HUB = "KAIKIN_HUB";
    static final String FLEETS = "KAIKIN_FLEETS";
    static final String ROOMS = "KAIKIN_ROOMS";
    static final String CONTACT = "KAIKIN_CONTACT";

    /** Several values in one variable, in order. */
    static String join(Set<?> values) {
        return new TreeSet<>(values).stream().map(Object::toString).collect(Collectors.joining(","));
    }

    <T> T read(String name, Function<String, T> reader) {
        var text = values.get(name);
        if (text == null) {
            throw new IllegalStateException(
                    "the environment variable " + name + " is missing: deploy the hub's stack again");
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the environment variable " + name + " is broken: deploy the hub's stack again", e);
        }
    }

    <T> Set<T> set(String name, Function<String, T> reader) {
        return read(
                name,
                text -> Arrays.stream(text.split(",", -1))
                        .filter(word -> !word.isEmpty())
                        .map(reader)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
