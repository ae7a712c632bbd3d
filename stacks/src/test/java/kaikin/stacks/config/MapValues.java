package kaikin.stacks.config;

import com.pulumi.core.Output;
import java.util.Map;
import java.util.Optional;

/** A configuration without an engine. */
record MapValues(String namespace, Map<String, String> texts) implements Values {
    @Override
    public Optional<String> text(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    @Override
    public Optional<Output<String>> secret(String key) {
        return text(key).map(Output::ofSecret);
    }
}
