package kaikin.stacks.config;

import com.pulumi.Config;
import com.pulumi.core.Output;
import com.pulumi.core.TypeShape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads typed values from one namespace of a stack's configuration, and notes what is wrong with them. */
final class Reader {
    private final Config config;
    private final Problems problems;

    Reader(Config config, Problems problems) {
        this.config = config;
        this.problems = problems;
    }

    boolean hasProblems() {
        return problems.any();
    }

    /** A parser for texts that match a pattern whole. */
    static Function<String, String> matching(String pattern) {
        return text -> {
            if (!text.matches(pattern)) {
                throw new IllegalArgumentException("not of the form " + pattern);
            }
            return text;
        };
    }

    <T> Optional<T> required(String key, Function<String, T> parser, String example) {
        if (config.get(key).isEmpty()) {
            problems.add("%s is missing; for example  %s: %s".formatted(name(key), name(key), example));
            return Optional.empty();
        }
        return optional(key, parser, example);
    }

    <T> Optional<T> optional(String key, Function<String, T> parser, String example) {
        return config.get(key).flatMap(text -> parse(key, text, parser, example));
    }

    <T extends Comparable<T>> Optional<Set<T>> requiredSet(String key, Function<String, T> parser, String example) {
        return required(
                        key,
                        text -> config.getObject(key, TypeShape.list(String.class))
                                .orElseThrow(),
                        example)
                .flatMap(texts -> parseAll(key, texts, parser, example));
    }

    /** A value that was set with {@code --secret}. */
    Optional<Output<String>> secret(String key) {
        try {
            return Optional.of(config.requireSecret(key));
        } catch (RuntimeException missing) {
            problems.add("%s is missing; run  pulumi config set --secret %s".formatted(name(key), name(key)));
            return Optional.empty();
        }
    }

    private <T extends Comparable<T>> Optional<Set<T>> parseAll(
            String key, List<String> texts, Function<String, T> parser, String example) {
        var values = new TreeSet<T>();
        for (var text : texts) {
            parse(key, text, parser, example).ifPresent(values::add);
        }
        return Optional.of(values);
    }

    private <T> Optional<T> parse(String key, String text, Function<String, T> parser, String example) {
        try {
            return Optional.of(parser.apply(text));
        } catch (RuntimeException e) {
            problems.add(
                    "%s: %s: %s; for example  %s: %s".formatted(name(key), text, e.getMessage(), name(key), example));
            return Optional.empty();
        }
    }

    private String name(String key) {
        return config.getName() + ":" + key;
    }
}
