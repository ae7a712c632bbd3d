package kaikin.policies.review.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The literals by which a line of the program can be known to be about something: actions, names, keys, patterns. Each
 * with how much it says: an account's id stands in many lines, an action in few.
 */
public final class PolicyLiterals {
    private static final int SURE = 6;
    private static final int LIKELY = 4;
    private static final int WEAK = 2;
    private static final int SHORTEST = 3;
    /** However much a line says, it stays beside those that are nearer. */
    private static final int MOST = 10;

    private static final Pattern QUOTED = Pattern.compile("«([^»]+)»");
    private static final Pattern BETWEEN = Pattern.compile("[\\s«»\\[\\]()\"',;]+");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern WORD_OF_A_SENTENCE = Pattern.compile("\\p{Alpha}\\p{Lower}*|\\d+|\\W+");

    private final Map<String, Integer> weights = new LinkedHashMap<>();
    private final Set<String> names = new LinkedHashSet<>();

    /** Adds a name that the program gives to the very thing, such as a statement's Sid. */
    public PolicyLiterals name(String name) {
        names.add(name);
        add(name, SURE);
        return this;
    }

    /** Adds a literal that only such a line has, such as an action. */
    public PolicyLiterals literal(String literal) {
        add(literal, SURE);
        return this;
    }

    /** Adds all that looks like a literal in a text for people: what it quotes, ARNs and their parts, camel case. */
    public PolicyLiterals text(String text) {
        QUOTED.matcher(text).results().forEach(quoted -> add(quoted.group(1), SURE));
        for (var part : BETWEEN.split(text, -1)) {
            var word = part.replaceAll("^[.:]+|[.:]+$", "");
            if (ACCOUNT.matcher(word).matches()
                    || !WORD_OF_A_SENTENCE.matcher(word).matches()) {
                literalOf(word);
            }
        }
        return this;
    }

    private void literalOf(String word) {
        if (ACCOUNT.matcher(word).matches()) {
            add(word, LIKELY);
        } else if (word.startsWith("arn:")) {
            var parts = word.split(":", 6);
            add(parts[Math.min(4, parts.length - 1)], LIKELY);
            var resource = parts[parts.length - 1];
            add(resource, LIKELY);
            List.of(resource.split("[/:]", -1)).forEach(part -> add(part, WEAK));
        } else {
            add(word.substring(0, word.lastIndexOf('/') + 1), LIKELY);
            add(word, word.contains(":") ? SURE : word.contains("-") ? WEAK : LIKELY);
        }
    }

    private void add(String word, int weight) {
        if (word.length() >= SHORTEST && word.chars().anyMatch(Character::isLetterOrDigit)) {
            weights.merge(word, weight, Math::max);
        }
    }

    /** The names that the program gives. */
    Set<String> names() {
        return Set.copyOf(names);
    }

    /** Weighs how much a line says about it; 0 where it says nothing. */
    int in(String line) {
        var sum = 0;
        for (var word : weights.entrySet()) {
            if (line.contains("\"" + word.getKey() + "\"")) {
                sum += word.getValue() + 1;
            } else if (mentions(line, word.getKey())) {
                sum += word.getValue();
            }
        }
        return Math.min(MOST, sum);
    }

    /** Whether a text stands in a line and is no part of a longer word there. */
    static boolean mentions(String line, String word) {
        for (var at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
            var end = at + word.length();
            var begins = at == 0 || !isInside(line.charAt(at - 1), word.charAt(0));
            var ends = end == line.length() || !isInside(line.charAt(end), word.charAt(word.length() - 1));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInside(char beside, char edge) {
        return Character.isLetterOrDigit(beside) && Character.isLetterOrDigit(edge);
    }

    /** These literals, and calls of some methods. */
    PolicyLiterals withMethods(Iterable<String> methods) {
        var more = new PolicyLiterals();
        more.names.addAll(names);
        more.weights.putAll(weights);
        methods.forEach(method -> more.add(method + "(", SURE));
        return more;
    }

    @Override
    public String toString() {
        return new ArrayList<>(weights.keySet()).toString();
    }
}
