package kaikin.cli.review;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kaikin.policies.review.source.SourceDiff;

/**
 * A commit of a repository.
 *
 * @param tree the id of its content
 */
record Commit(Path repository, String tree) {
    /** Finds what someone calls a commit; it need not be one's own word, so it never counts as an option. */
    static Commit find(Path repository, String name) throws IOException, InterruptedException {
        var git = new Git(repository);
        var found = git.run("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{tree}");
        if (found.status() != 0 || !found.output().strip().matches("[0-9a-f]{40,64}")) {
            var why = git.run("rev-parse", "--git-dir");
            throw new IOException(
                    why.status() == 0
                            ? "there is no commit «" + name + "» here: git fetch it first"
                            : "git cannot read " + repository + ": "
                                    + why.output().lines().findFirst().orElse("no reason given"));
        }
        return new Commit(repository, found.output().strip());
    }

    /** Puts the parts of it that plans depend on into a directory. */
    void unpack(Path directory) throws IOException, InterruptedException {
        var archive = directory.resolve("parts.tar");
        var command = Stream.concat(
                        Stream.of("archive", "--format=tar", "--output=" + archive, tree, "--"),
                        SourceTree.PARTS.stream())
                .toArray(String[]::new);
        require(new Git(repository).run(command));
        require(Git.run(List.of("tar", "-x", "-f", archive.toString(), "-C", directory.toString())));
        Files.delete(archive);
    }

    /**
     * Returns what the working tree has changed of the parts that plans depend on and of the table, new files included,
     * whatever the user has told git about how to show it.
     */
    SourceDiff diff() throws IOException, InterruptedException {
        var git = new Git(repository);
        var patch = git.read(words(
                "-c core.quotePath=false diff --unified=0 --inter-hunk-context=0 --no-ext-diff --no-textconv --text"
                        + " --no-color --no-renames --relative --src-prefix=a/ --dst-prefix=b/ " + tree + " --"));
        var untracked = git.read(words("ls-files -z --others --exclude-standard --"));
        var diff = SourceDiff.parse(patch);
        for (var file : untracked.split("\0", -1)) {
            if (!file.isEmpty()) {
                diff = diff.with(file, new WorkingTree(repository).lines(file));
            }
        }
        return diff;
    }

    private static String[] words(String command) {
        return Stream.of(
                        Stream.of(command.split(" ")),
                        SourceTree.PARTS.stream(),
                        Stream.of("policies/intended-access.md"))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }

    private static void require(Git.Ended ended) throws IOException {
        if (ended.status() != 0) {
            throw new IOException(
                    "the commit cannot be unpacked: " + ended.output().strip());
        }
    }

    /** Git, in one directory. */
    private record Git(Path directory) {
        /** The end of a program, and all that it said. */
        record Ended(int status, String output) {}

        Ended run(String... words) throws IOException, InterruptedException {
            var command = Stream.concat(Stream.of("git", "-C", directory.toString()), Stream.of(words));
            return run(command.toList());
        }

        /** Returns what it prints for programs, without its warnings. */
        String read(String... words) throws IOException, InterruptedException {
            var builder = new ProcessBuilder(
                            Stream.concat(Stream.of("git", "-C", directory.toString()), Stream.of(words))
                                    .toList())
                    .redirectError(Redirect.DISCARD);
            // It would have more weight than an option.
            builder.environment().remove("GIT_DIFF_OPTS");
            var ended = end(builder);
            if (ended.status != 0) {
                throw new IOException("git ends with status " + ended.status + ": " + String.join(" ", words));
            }
            return ended.output;
        }

        static Ended run(List<String> command) throws IOException, InterruptedException {
            return end(new ProcessBuilder(command).redirectErrorStream(true));
        }

        private static Ended end(ProcessBuilder builder) throws IOException, InterruptedException {
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output);
        }
    }
}
