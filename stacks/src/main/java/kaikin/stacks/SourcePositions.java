package kaikin.stacks;

import com.pulumi.resources.ResourceTransformation;
import com.pulumi.resources.StackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.StackWalker.StackFrame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where this program makes each resource, for reviews that point at the line. It is written to a file only where the
 * environment names one; {@code pulumi up} does nothing of the kind.
 *
 * @param file gets a line per resource: its type, its name, and the lines of Java that led to it, the making one first
 */
record SourcePositions(Path file) implements ResourceTransformation {
    private static final String VARIABLE = "KAIKIN_SOURCES";
    private static final String OURS = SourcePositions.class.getPackageName() + ".";
    private static final String ROOT = "stacks/src/main/java/";

    static StackOptions options(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(VARIABLE))
                .map(file -> StackOptions.builder()
                        .resourceTransformations(new SourcePositions(Path.of(file)))
                        .build())
                .orElse(StackOptions.Empty);
    }

    /** Changes nothing: it is called by each resource's constructor, and looks who is calling that. */
    @Override
    public Optional<Result> apply(Args args) {
        var lines = StackWalker.getInstance()
                .walk(frames -> frames.filter(SourcePositions::isOurs)
                        .map(SourcePositions::line)
                        .collect(Collectors.joining("\t")));
        var resource = args.resource();
        write(resource.pulumiResourceType() + "\t" + resource.pulumiResourceName() + "\t" + lines + "\n");
        return Optional.empty();
    }

    private static boolean isOurs(StackFrame frame) {
        return frame.getClassName().startsWith(OURS)
                && !frame.getClassName().startsWith(SourcePositions.class.getName());
    }

    private static String line(StackFrame frame) {
        var owner = frame.getClassName();
        var directory = owner.substring(0, owner.lastIndexOf('.')).replace('.', '/');
        return ROOT + directory + "/" + frame.getFileName() + ":" + frame.getLineNumber();
    }

    private void write(String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
