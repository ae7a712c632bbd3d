package kaikin.stacks.config;

import java.util.Comparator;
import java.util.TreeSet;

/** The keys of our namespace that nobody reads: a misspelt one would be silently without effect. */
final class UnknownKeys {
    private UnknownKeys() {}

    static void report(StackValues stack, ConfigProblems problems) {
        var known = ConfigKey.own().stream().map(ConfigKey::toString).toList();
        new TreeSet<>(stack.values().keySet())
                .stream()
                        .filter(given -> given.startsWith(ConfigKey.NAMESPACE) && !known.contains(given))
                        .map(given -> "%s is no key of kaikin; did you mean %s?".formatted(given, nearest(given)))
                        .forEach(problems::add);
    }

    private static ConfigKey nearest(String given) {
        return ConfigKey.own().stream()
                .min(Comparator.comparingInt(key -> distance(key.toString(), given)))
                .orElseThrow();
    }

    /** How many letters to add, drop or change (Levenshtein). */
    private static int distance(String left, String right) {
        var row = new int[right.length() + 1];
        for (var j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= left.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.length(); j++) {
                var changed = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
