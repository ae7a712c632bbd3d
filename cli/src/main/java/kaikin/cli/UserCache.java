package kaikin.cli;

import java.nio.file.Path;
import java.util.Optional;

/** Where this user's copies of what took long are. */
final class UserCache {
    private UserCache() {}

    static Path directory() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(text -> !text.isEmpty())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("kaikin");
    }
}
