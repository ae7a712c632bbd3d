package kaikin.stacks.config;

import com.pulumi.Config;
import com.pulumi.core.Output;
import java.util.Optional;

/** One namespace of a stack's configuration, as the engine hands it over: texts, lists among them as JSON. */
interface Values {
    String namespace();

    Optional<String> text(String key);

    /** A value that was set with {@code --secret}. */
    Optional<Output<String>> secret(String key);

    static Values of(Config config) {
        return new Values() {
            @Override
            public String namespace() {
                return config.getName();
            }

            @Override
            public Optional<String> text(String key) {
                return config.get(key);
            }

            @Override
            public Optional<Output<String>> secret(String key) {
                try {
                    return Optional.of(config.requireSecret(key));
                } catch (RuntimeException missing) {
                    return Optional.empty();
                }
            }
        };
    }
}
