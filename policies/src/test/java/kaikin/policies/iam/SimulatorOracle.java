package kaikin.policies.iam;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** npm's iam-simulate beside the tests, installed under target: a second opinion on every decision. */
final class SimulatorOracle {
    private static final Path SOURCE = Path.of("src/test/npm");
    private final Path directory;

    private SimulatorOracle(Path directory) {
        this.directory = directory;
    }

    /** Installed as locked; empty where this machine has no npm or npm has no network, which is said aloud. */
    static Optional<SimulatorOracle> install() throws IOException, InterruptedException {
        var directory = Files.createDirectories(Path.of("target/oracle"));
        for (var name : List.of("package.json", "package-lock.json", "oracle.mjs")) {
            Files.write(directory.resolve(name), Files.readAllBytes(SOURCE.resolve(name)));
        }
        try {
            var npm = start(directory, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            npm.getOutputStream().close();
            var said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (npm.waitFor() == 0) {
                return Optional.of(new SimulatorOracle(directory));
            }
            System.err.println("SKIPPED: npm cannot install the oracle of the evaluator's tests:\n" + said);
        } catch (IOException e) {
            System.err.println(
                    "SKIPPED: the oracle of the evaluator's tests needs npm (Debian: apt-get install npm): " + e);
        }
        return Optional.empty();
    }

    /** One verdict for each case, all by one process. */
    List<String> decide(List<OracleCase> cases) throws IOException, InterruptedException {
        var array = JsonNodeFactory.instance.arrayNode();
        cases.forEach(each -> array.add(each.json()));
        var node = start(directory, "node", "oracle.mjs");
        try (var input = node.getOutputStream()) {
            input.write(array.toString().getBytes(StandardCharsets.UTF_8));
        }
        var lines = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (node.waitFor() != 0 || lines.size() != cases.size()) {
            throw new IOException("the oracle failed: " + String.join("\n", lines));
        }
        return lines;
    }

    private static Process start(Path directory, String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
