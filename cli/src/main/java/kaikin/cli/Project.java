package kaikin.cli;

import java.nio.file.Path;
import java.util.Optional;

/** The repository that the launcher stands in, and this user's copies of what took long. */
final class Project {
    private Project() {}

    static Path directory() {
        return Path.of(System.getProperty("kaikin.project", "."));
    }

    static Path userCache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(text -> !text.isEmpty())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("kaikin");
    }
}
