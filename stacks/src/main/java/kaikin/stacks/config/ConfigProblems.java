package kaikin.stacks.config;

import com.pulumi.exceptions.RunException;
import java.util.ArrayList;
import java.util.List;

/** All that is wrong with a stack's configuration, so that it can be mended in one go. */
final class ConfigProblems {
    private final String stack;
    private final List<String> found = new ArrayList<>();

    ConfigProblems(String stack) {
        this.stack = stack;
    }

    void missing(ConfigKey key) {
        add("%s is missing; for example  %s: %s".formatted(key, key, key.example()));
    }

    /** A value with its fault, and an example that has none. */
    void wrong(ConfigKey key, String value, String fault) {
        add("%s: «%s» is %s; for example  %s: %s".formatted(key, value, fault, key, key.example()));
    }

    void add(String problem) {
        found.add(problem);
    }

    boolean any() {
        return !found.isEmpty();
    }

    /** The engine shows a RunException's message, without a stack trace. */
    void throwIfAny() {
        if (any()) {
            throw new RunException(
                    "Pulumi.%s.yaml needs mending:%n  - %s".formatted(stack, String.join("%n  - ".formatted(), found)));
        }
    }
}
