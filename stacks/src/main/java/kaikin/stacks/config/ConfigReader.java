package kaikin.stacks.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.pulumi.core.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads typed values from a stack's configuration, and notes what is wrong with them. */
final class ConfigReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StackValues stack;
    private final ConfigProblems problems;

    ConfigReader(StackValues stack, ConfigProblems problems) {
        this.stack = stack;
        this.problems = problems;
    }

    ConfigProblems problems() {
        return problems;
    }

    <T> Optional<T> required(ConfigKey key, Function<String, T> parser) {
        if (find(key).isEmpty()) {
            problems.missing(key);
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
        texts.filter(all -> all.size() > most).ifPresent(all -> problems.wrong(key, all.get(most), fault));
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
            problems.add("%s is missing; run  %s".formatted(key, key.example()));
        } else if (!stack.secretKeys().contains(key.toString())) {
            problems.add(
                    "%s stands in the file for all to read; run  %s  with a new token".formatted(key, key.example()));
        }
        value.ifPresent(text -> {
            try {
                check.accept(text);
            } catch (IllegalArgumentException e) {
                problems.add("%s is %s; run  %s".formatted(key, e.getMessage(), key.example()));
            }
        });
        return value.map(Output::ofSecret);
    }

    private Optional<String> find(ConfigKey key) {
        return Optional.ofNullable(stack.values().get(key.toString()));
    }

    private <T extends Comparable<T>> Set<T> parseAll(ConfigKey key, List<String> texts, Function<String, T> parser) {
        var values = new TreeSet<T>();
        for (var text : texts) {
            parse(key, text, parser).filter(value -> !values.add(value)).ifPresent(twice -> {
                problems.wrong(key, text, "given twice");
            });
        }
        return values;
    }

    private <T> Optional<T> parse(ConfigKey key, String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            problems.wrong(key, text, String.valueOf(e.getMessage()));
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
            array.forEach(each -> texts.add(text(each)));
            return texts;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a list", e);
        }
    }

    private static String text(JsonNode element) {
        if (!element.isValueNode()) {
            throw new IllegalArgumentException("a list in a list");
        }
        return element.asText();
    }
}
