package kaikin.bench.section;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import kaikin.bench.core.BenchRun;
import kaikin.bench.process.TimedCommand;

/** The packages of npm to compare with, as locked, installed below the build's directory. */
final class Npm {
    private Npm() {}

    /** Answers the directory that has the sources and {@code node_modules}. */
    static Path install(BenchRun bench, String sources) throws IOException, InterruptedException {
        var from = bench.project().resolve(sources);
        var to = Files.createDirectories(bench.project().resolve("bench/target").resolve(from.getFileName()));
        try (var files = Files.list(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        bench.say("installing " + sources);
        new TimedCommand(to, Map.of(), List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"))
                .run()
                .fine();
        return to;
    }
}
