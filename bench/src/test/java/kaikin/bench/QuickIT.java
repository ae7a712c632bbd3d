package kaikin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The smallest form of those sections that need nothing from a registry: that they work, not how fast. */
class QuickIT {
    private static final Path PROJECT =
            Path.of(System.getProperty("kaikin.project", "..")).toAbsolutePath().normalize();

    @Test
    void measuresWhatNeedsNoRegistry() throws Exception {
        var bench = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dkaikin.project=" + PROJECT,
                        "-Dsun.stdout.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-jar",
                        PROJECT.resolve("bench/target/bench.jar").toString(),
                        "--quick",
                        "reading",
                        "lookup",
                        "fleets",
                        "cost"))
                .redirectErrorStream(true)
                .start();
        bench.getOutputStream().close();
        var output = new String(bench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(bench.waitFor()).as(output).isZero();
        assertThat(output)
                .contains("64 KB of open brackets", "first look, CPU", "QUICK: the figures mean nothing")
                .containsPattern("uploads a server a month, idle +4,320 ");
    }

    @Test
    void thePageHasAPlaceForEverySection() throws Exception {
        var page = Files.readString(PROJECT.resolve("docs/performance.md"));

        for (var name : List.of(
                "about",
                "function",
                "lookup",
                "reading",
                "decisions",
                "pack",
                "plan",
                "fleets",
                "server",
                "demo",
                "growth",
                "cost")) {
            assertThat(page).contains("<!-- bench:" + name + " -->\n", "<!-- end:" + name + " -->\n");
        }
    }
}
