package kaikin.policies.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines of the program that made each resource: the making one first, then those of the components around it. A
 * plan that was read from a state knows none.
 */
public record SourceMap(Map<String, List<SourceLine>> lines) {
    public static final SourceMap NONE = new SourceMap(Map.of());

    public SourceMap {
        lines = Map.copyOf(lines);
    }

    /** Reads what the program has written: a line per resource, its parts between tabs. */
    public static SourceMap parse(List<String> text) {
        var lines = new HashMap<String, List<SourceLine>>();
        for (var line : text) {
            var parts = List.of(line.split("\t", -1));
            if (parts.size() > 2 && !parts.get(2).isEmpty()) {
                lines.put(
                        key(parts.get(0), parts.get(1)),
                        parts.stream().skip(2).map(SourceLine::parse).toList());
            }
        }
        return new SourceMap(lines);
    }

    /** The lines that led to a resource; none where they are not known. */
    public List<SourceLine> of(Urn resource) {
        return lines.getOrDefault(key(resource.type(), resource.name()), List.of());
    }

    /** The making line, and the first one of another file: the component's, beyond shared helpers. */
    public static List<SourceLine> brief(List<SourceLine> lines) {
        return lines.stream()
                .findFirst()
                .map(first -> Stream.concat(
                                Stream.of(first),
                                lines.stream()
                                        .filter(line -> !line.file().equals(first.file()))
                                        .limit(1))
                        .toList())
                .orElse(List.of());
    }

    /** Finds the lines of a resource of one of several plans: of those of its stack, the first that knows. */
    public static List<SourceLine> of(Collection<Plan> plans, Urn resource) {
        return plans.stream()
                .filter(plan -> plan.stack().equals(resource.stack()))
                .map(plan -> plan.sources().of(resource))
                .filter(lines -> !lines.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Prints it as {@link #parse} reads it. */
    public List<String> text() {
        return lines.entrySet().stream()
                .map(entry -> entry.getKey() + "\t"
                        + entry.getValue().stream().map(SourceLine::toString).collect(Collectors.joining("\t")))
                .sorted()
                .toList();
    }

    private static String key(String type, String name) {
        return type + "\t" + name;
    }
}
