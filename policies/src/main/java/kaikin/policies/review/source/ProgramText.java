package kaikin.policies.review.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program's files as they are now, read as text: enough to see what belongs together. */
final class ProgramText {
    private static final String JAVA = ".java";
    private static final Pattern TYPE_NAME = Pattern.compile("\\b[A-Z]\\w*");
    private static final Pattern METHOD =
            Pattern.compile(" +(?:(?:public|protected|private|static|final|abstract) )*[\\w<>\\[\\], .?]+ (\\w+)\\(.*");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern STACK_FILE = Pattern.compile("Pulumi(?:\\.[^/]+)?\\.yaml");
    private static final Pattern KEY = Pattern.compile(" {2}([\\w.-]+:[\\w.-]+):.*");

    private final Map<String, List<String>> files;
    /** By what a class calls them: a file of Java is called like its class, any other is named in quotes. */
    private final Map<String, String> called = new HashMap<>();

    private final Map<String, Set<String>> uses = new HashMap<>();
    private final Map<String, Map<String, Integer>> steps = new HashMap<>();
    private final Map<Set<String>, Set<String>> methods = new HashMap<>();

    /**
     * @param files the lines of each, by its path from the repository's root
     */
    ProgramText(Map<String, List<String>> files) {
        this.files = files;
        for (var file : new TreeSet<>(files.keySet())) {
            called.put(file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.java$", ""), file);
        }
    }

    /** Whether it is the file of a stack, or of all. */
    static boolean isStackFile(String file) {
        return STACK_FILE.matcher(file).matches();
    }

    private List<String> lines(String file) {
        return files.getOrDefault(file, List.of());
    }

    /** In how many steps a file uses another, from class to class; empty where it does not. */
    Optional<Integer> steps(String from, String to) {
        return Optional.ofNullable(steps.computeIfAbsent(from, this::stepsFrom).get(to));
    }

    private Map<String, Integer> stepsFrom(String from) {
        var found = new LinkedHashMap<String, Integer>(Map.of(from, 0));
        var due = new ArrayDeque<>(List.of(from));
        while (!due.isEmpty()) {
            var file = due.remove();
            for (var used : uses.computeIfAbsent(file, this::uses)) {
                if (found.putIfAbsent(used, found.getOrDefault(file, 0) + 1) == null) {
                    due.add(used);
                }
            }
        }
        return found;
    }

    private Set<String> uses(String file) {
        var used = new LinkedHashSet<String>();
        for (var line : lines(file)) {
            Stream.concat(
                            TYPE_NAME.matcher(line).results().map(MatchResult::group),
                            QUOTED.matcher(line).results().map(name -> name.group(1)))
                    .flatMap(name -> Optional.ofNullable(called.get(name)).stream())
                    .forEach(used::add);
        }
        return used;
    }

    /** The lines of a file that give something one of these names, from 1. */
    List<Integer> naming(String file, Set<String> names) {
        var found = new ArrayList<Integer>();
        var lines = lines(file);
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (names.stream().anyMatch(name -> line.contains("\"" + name + "\""))) {
                found.add(i + 1);
            }
        }
        return found;
    }

    /** Whether two lines of a file of Java are of one statement: nothing between them ends one. */
    boolean areOneStatement(String file, int one, int other) {
        var lines = lines(file);
        var last = Math.max(one, other);
        if (!file.endsWith(JAVA) || last > lines.size()) {
            return false;
        }
        return lines.subList(Math.min(one, other) - 1, last - 1).stream()
                .map(String::strip)
                .noneMatch(line -> line.endsWith(";") || line.endsWith("{") || line.endsWith("}"));
    }

    /** The methods that give something one of these names. */
    Set<String> methodsNaming(Set<String> names) {
        return methods.computeIfAbsent(names, this::findMethods);
    }

    private Set<String> findMethods(Set<String> names) {
        var methods = new TreeSet<String>();
        for (var file : files.entrySet()) {
            for (var line : naming(file.getKey(), names)) {
                method(file.getValue().subList(0, line)).ifPresent(methods::add);
            }
        }
        return methods;
    }

    private static Optional<String> method(List<String> until) {
        for (var i = until.size() - 1; i >= 0; i--) {
            var head = METHOD.matcher(until.get(i));
            if (until.get(i).endsWith("{") && head.matches()) {
                return Optional.of(head.group(1));
            }
        }
        return Optional.empty();
    }

    /** The key of a stack's file that a line is the value of, or a part of it. */
    Optional<String> key(String file, int line) {
        var lines = isStackFile(file) ? lines(file) : List.<String>of();
        for (var i = Math.min(line, lines.size()); i > 0; i--) {
            var key = KEY.matcher(lines.get(i - 1));
            if (key.matches()) {
                return Optional.of(key.group(1));
            }
        }
        return Optional.empty();
    }
}
