package kaikin.stacks;

import com.pulumi.exceptions.RunException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kaikin.stacks.hub.Hub;

/** What was built, and from which commit. */
final class Build {
    private Build() {}

    /** As {@code git describe} calls it; {@code -dirty} where more than the commit was built. */
    static String commit() {
        return Optional.ofNullable(Build.class.getPackage().getImplementationVersion())
                // Maven's own words, where it had nothing to put in.
                .filter(commit -> !commit.startsWith("${"))
                .orElse("no git repository");
    }

    /** The engine would print a stack trace of the SDK's. */
    static void requireArchives(Path project) {
        if (!Files.exists(project.resolve(Hub.ARCHIVE))) {
            throw new RunException(Hub.ARCHIVE + " is missing: run ./mvnw -q package");
        }
    }
}
