package kaikin.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
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

    /** In ASCII: a process reads other letters of its environment as its locale has it. */
    static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    static String decode(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

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
