package kaikin.cli;

import java.nio.file.Path;

/** The repository that the launcher stands in. */
final class Project {
    private Project() {}

    static Path directory() {
        return Path.of(System.getProperty("kaikin.project", "."));
    }
}
