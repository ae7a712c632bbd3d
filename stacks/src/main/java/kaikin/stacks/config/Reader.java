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
import java.util.function.Function;

/** Reads typed values from one namespace of a stack's configuration, and notes what is wrong with them. */
final class Reader {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Values values;
    private final Problems problems;

    Reader(Values values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    boolean hasProblems() {
        return problems.any();
    }

    /** The parser's message names the value and what is wrong with it. */
    <T> Optional<T> required(String key, Function<String, T> parser, String example) {
        if (values.text(key).isEmpty()) {
            problems.add("%s is missing; for example  %s: %s".formatted(name(key), name(key), example));
            return Optional.empty();
        }
        return optional(key, parser, example);
    }

    <T> Optional<T> optional(String key, Function<String, T> parser, String example) {
        return values.text(key).flatMap(text -> parse(key, text, parser, example));
    }

    <T extends Comparable<T>> Optional<Set<T>> requiredSet(String key, Function<String, T> parser, String example) {
        return required(key, Reader::list, example).map(texts -> {
            var parsed = new TreeSet<T>();
            texts.forEach(text -> parse(key, text, parser, example).ifPresent(parsed::add));
            return parsed;
        });
    }

    Optional<Output<String>> requiredSecret(String key) {
        var secret = values.secret(key);
        if (secret.isEmpty()) {
            problems.add("%s is missing; run  pulumi config set --secret %s".formatted(name(key), name(key)));
        }
        return secret;
    }

    private static List<String> list(String text) {
        try {
            var list = JSON.readTree(text);
            if (list.isArray()) {
                var texts = new ArrayList<String>();
                list.forEach(each -> texts.add(text(each)));
                return texts;
            }
        } catch (JsonProcessingException e) {
            // Plain text, which is no list either.
        }
        throw new IllegalArgumentException("«" + text + "» is no list");
    }

    private static String text(JsonNode node) {
        return node.isValueNode() ? node.asText() : node.toString();
    }

    private <T> Optional<T> parse(String key, String text, Function<String, T> parser, String example) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            problems.add("%s: %s; for example  %s: %s".formatted(name(key), e.getMessage(), name(key), example));
            return Optional.empty();
        }
    }

    private String name(String key) {
        return values.namespace() + ":" + key;
    }
}
