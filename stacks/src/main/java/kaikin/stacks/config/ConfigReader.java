package kaikin.stacks.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import kaikin.contract.AccountId;

/** Reads typed values from a stack's file, and collects all that is wrong with it, so that it can be fixed in one go. */
final class ConfigReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StackValues stack;
    private final List<String> problems = new ArrayList<>();

    ConfigReader(StackValues stack) {
        this.stack = stack;
    }

    boolean hasProblems() {
        return !problems.isEmpty();
    }

    void problem(String problem) {
        problems.add(problem);
    }

    /** The engine shows a RunException's message, without a stack trace. */
    void throwIfThereAreProblems() {
        if (hasProblems()) {
            throw new RunException("Pulumi.%s.yaml needs mending:%n  - %s"
                    .formatted(stack.stack(), String.join("%n  - ".formatted(), problems)));
        }
    }

    /** Finds the keys of our namespace that nobody reads: a misspelt one would be silently without effect. */
    void reportUnknownKeys() {
        var known = ConfigKey.own().stream().map(ConfigKey::toString).toList();
        new TreeSet<>(stack.values().keySet())
                .stream()
                        .filter(given -> given.startsWith(ConfigKey.NAMESPACE) && !known.contains(given))
                        .map(given ->
                                "%s is no key of kaikin; did you mean %s?".formatted(given, ConfigKey.nearest(given)))
                        .forEach(problems::add);
    }

    /** A fleet would be deployed without what somebody meant to configure with the hub's keys. */
    void reportKeysOfTheHub(AccountId hub) {
        var keys = ConfigKey.ofHub().stream()
                .map(ConfigKey::toString)
                .filter(stack.values()::containsKey)
                .sorted()
                .toList();
        if (!keys.isEmpty()) {
            var one = keys.size() == 1;
            problem("%s: only the hub's stack file has %s, and by %s the hub is %s; take %s out here"
                    .formatted(
                            String.join(", ", keys), one ? "this" : "these", ConfigKey.HUB, hub, one ? "it" : "them"));
        }
    }

    <T> Optional<T> required(ConfigKey key, Function<String, T> parser) {
        if (find(key).isEmpty()) {
            problem("%s is missing; for example  %s: %s".formatted(key, key, key.example()));
        }
        return optional(key, parser);
    }

    <T> Optional<T> optional(ConfigKey key, Function<String, T> parser) {
        return find(key).flatMap(text -> parse(key, text, parser));
    }

    /** A list without duplicates; it may be empty. */
    <T extends Comparable<T>> Optional<Set<T>> requiredSet(ConfigKey key, Function<String, T> parser) {
        return requiredSet(key, parser, Integer.MAX_VALUE, "");
    }

    /**
     * A list without duplicates that holds so many at most.
     *
     * @param fault what is wrong with the first that is one too many
     */
    <T extends Comparable<T>> Optional<Set<T>> requiredSet(
            ConfigKey key, Function<String, T> parser, int most, String fault) {
        var texts = required(key, ConfigReader::list);
        texts.filter(all -> all.size() > most).ifPresent(all -> wrong(key, all.get(most), fault));
        return texts.map(all -> parseAll(key, all, parser));
    }

    /**
     * A value that was set with {@code --secret}; it never stands in a message.
     *
     * @param check throws an {@link IllegalArgumentException} that says what the value is instead
     */
    Optional<Output<String>> secret(ConfigKey key, Consumer<String> check) {
        var value = find(key).filter(text -> !text.isBlank());
        if (value.isEmpty()) {
            problem("%s is missing; run  %s".formatted(key, key.example()));
        } else if (!stack.secretKeys().contains(key.toString())) {
            problem("%s stands in the file for all to read; run  %s  with a new token".formatted(key, key.example()));
        }
        value.ifPresent(text -> {
            try {
                check.accept(text);
            } catch (IllegalArgumentException e) {
                problem("%s is %s; run  %s".formatted(key, e.getMessage(), key.example()));
            }
        });
        return value.map(Output::ofSecret);
    }

    /** Shows a value with its fault, and an example that has none. */
    private void wrong(ConfigKey key, String value, String fault) {
        problem("%s: «%s» is %s; for example  %s: %s".formatted(key, value, fault, key, key.example()));
    }

    private Optional<String> find(ConfigKey key) {
        return Optional.ofNullable(stack.values().get(key.toString()));
    }

    private <T extends Comparable<T>> Set<T> parseAll(ConfigKey key, List<String> texts, Function<String, T> parser) {
        var values = new TreeSet<T>();
        for (var text : texts) {
            parse(key, text, parser).filter(value -> !values.add(value)).ifPresent(twice -> {
                wrong(key, text, "given twice");
            });
        }
        return values;
    }

    private <T> Optional<T> parse(ConfigKey key, String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            wrong(key, text, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static List<String> list(String json) {
        try {
            var array = JSON.readTree(json);
            if (!array.isArray()) {
                throw new IllegalArgumentException("not a list");
            }
            var texts = new ArrayList<String>();
            for (var element : array) {
                if (!element.isValueNode()) {
                    throw new IllegalArgumentException("a list in a list");
                }
                texts.add(element.asText());
            }
            return texts;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a list", e);
        }
    }
}
