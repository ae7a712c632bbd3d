package kaikin.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import kaikin.sandbox.namespace.TreeDeletion;

/** The files of a sandbox's state directory that both sides of the namespace know. */
record StateFiles(Path directory) {
    /** A new one, its owner's alone. If the launcher is killed, the namespace's last act is to delete it. */
    static StateFiles create() throws IOException {
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        var directory = Files.createTempDirectory(temporary(), "kaikin-", mode);
        Files.createFile(directory.resolve("disposable"));
        return new StateFiles(directory);
    }

    /** As other programs do it: TMPDIR first. */
    static Path temporary() {
        return Path.of(java.util.Optional.ofNullable(System.getenv("TMPDIR"))
                .filter(text -> !text.isEmpty())
                .orElse("/tmp"));
    }

    void delete() throws IOException {
        TreeDeletion.tree(directory);
    }

    Path audit() {
        return directory.resolve("audit.jsonl");
    }

    /**
     * Returns what services delivered to functions: decided by the functions' own policies, and no call of anyone's.
     */
    Path deliveries() {
        return directory.resolve("deliveries.jsonl");
    }

    Path plan(int index) {
        return directory.resolve("plan-" + index + ".json");
    }

    /** The socket of what anyone may reach. */
    Path publicSocket() {
        return directory.resolve("public.sock");
    }

    /** The socket of what only the owner may reach. */
    Path controlSocket() {
        return directory.resolve("control.sock");
    }

    Path functions() {
        return directory.resolve("functions");
    }

    Path bin() {
        return directory.resolve("bin");
    }
}
