package kaikin.cli;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The text of a stack's file, in which single values are replaced: comments, order and whatever else stands there stay
 * as someone wrote them.
 *
 * @param file its name, for messages
 */
record StackFileText(String file, String text) {
    /** Blank lines and comments after a list of several lines, which are no part of it. */
    private static final Pattern AFTER_VALUE = Pattern.compile("(\\s|\n[ \t]*#[^\n]*)*$");

    /** The text with another value, at the key's place or else at the end of {@code config}. */
    StackFileText with(String key, String value) throws IOException {
        var config = config();
        var found = find(config, key);
        if (found.isPresent()) {
            var start = text.indexOf(':', index(found.get().getKeyNode().getEndMark())) + 1;
            var end = end(found.get());
            if (found.get().getValueNode() instanceof MappingNode) {
                throw notUnderstood("the value of %s is encrypted, or a mapping".formatted(key));
            }
            if (end < start) {
                throw notUnderstood("%s is an alias for another value".formatted(key));
            }
            return replaced(start, end, " " + value);
        }
        var entries = config.getValue();
        var last = entries.get(entries.size() - 1);
        var indent = " ".repeat(last.getKeyNode().getStartMark().getColumn());
        var end = text.indexOf('\n', end(last));
        return replaced(end < 0 ? text.length() : end, "\n" + indent + key + ": " + value);
    }

    private StackFileText replaced(int place, String value) throws IOException {
        return replaced(place, place, value);
    }

    private StackFileText replaced(int start, int end, String value) throws IOException {
        var changed = new StackFileText(file, text.substring(0, start) + value + text.substring(end));
        changed.config();
        return changed;
    }

    private MappingNode config() throws IOException {
        try {
            var root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            if (root instanceof MappingNode mapping
                    && find(mapping, "config").map(NodeTuple::getValueNode).orElse(null) instanceof MappingNode config
                    && config.getFlowStyle() == FlowStyle.BLOCK) {
                return config;
            }
            throw notUnderstood("it has no «config:» with a line for each key");
        } catch (YAMLException e) {
            throw notUnderstood(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("it is no YAML"));
        }
    }

    private static Optional<NodeTuple> find(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(entry -> entry.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key))
                .findFirst();
    }

    private int end(NodeTuple entry) {
        var end = index(entry.getValueNode().getEndMark());
        var matcher = AFTER_VALUE.matcher(text.substring(0, end));
        return matcher.find() ? matcher.start() : end;
    }

    /** Marks count code points. */
    private int index(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    private IOException notUnderstood(String why) {
        return new IOException(file + " cannot be edited: " + why + "; mend it, or delete it and start anew");
    }
}
