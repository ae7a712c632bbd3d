package kaikin.policies.access;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A request that is allowed on one side of a comparison only, with nothing in it that it could do without.
 *
 * @param principal who makes it: a role or another identity by its ARN, else as a policy names them
 * @param context each condition key that decides it, with its value; none where it must not be there
 * @param undecided what else must be so, of which no request can be made up: the text of a condition
 */
public record AccessExample(
        String principal,
        String action,
        String resource,
        SortedMap<String, Optional<String>> context,
        List<String> undecided) {
    public AccessExample {
        context = Collections.unmodifiableSortedMap(new TreeMap<>(context));
        undecided = List.copyOf(undecided);
    }

    /** Describes the request without its principal. */
    public String request() {
        var conditions = Stream.concat(
                        context.entrySet().stream()
                                .map(key -> key.getValue()
                                        .map(value -> "with " + key.getKey() + " " + value)
                                        .orElse("without " + key.getKey())),
                        undecided.stream().map(condition -> "where " + condition))
                .toList();
        var request = action + " on " + resource;
        return conditions.isEmpty() ? request : request + " " + String.join(" and ", conditions);
    }

    @Override
    public String toString() {
        return principal + ": " + request();
    }
}
