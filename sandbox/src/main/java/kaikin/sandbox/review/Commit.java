package kaikin.sandbox.review;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A commit of a repository.
 *
 * @param tree the id of its content
 */
record Commit(Path repository, String tree) {
    /** Finds what somebody calls a commit; it need not be one's own word, so it never counts as an option. */
    static Commit find(Path repository, String name) throws IOException, InterruptedException {
        var found = git(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{tree}");
        if (found.status != 0 || !found.output.strip().matches("[0-9a-f]{40,64}")) {
            var why = git(repository, "rev-parse", "--git-dir");
            throw new IOException(
                    why.status == 0
                            ? "there is no commit «" + name + "» here: git fetch it first"
                            : "git cannot read " + repository + ": "
                                    + why.output.lines().findFirst().orElse("no reason given"));
        }
        return new Commit(repository, found.output.strip());
    }

    /** Puts the parts of it that plans depend on into a directory. */
    void unpack(Path directory) throws IOException, InterruptedException {
        var archive = directory.resolve("parts.tar");
        var command = Stream.concat(
                        Stream.of("archive", "--format=tar", "--output=" + archive, tree, "--"),
                        SourceTree.PARTS.stream())
                .toArray(String[]::new);
        require(git(repository, command));
        require(run(List.of("tar", "-x", "-f", archive.toString(), "-C", directory.toString())));
        Files.delete(archive);
    }

    private record Ended(int status, String output) {}

    private static void require(Ended ended) throws IOException {
        if (ended.status != 0) {
            throw new IOException("the commit cannot be unpacked: " + ended.output.strip());
        }
    }

    private static Ended git(Path repository, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(words));
        return run(command);
    }

    private static Ended run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
