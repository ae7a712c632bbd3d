package kaikin.bench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kaikin.bench.core.Aim;
import kaikin.bench.core.Row;
import kaikin.bench.core.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerformancePageTest {
    private static final Table TABLE = Table.of(List.of(
            Row.beside("warm", "ms", new Samples(List.of(4.0, 5.0, 6.0)), Samples.exactly(58))
                    .aiming(Aim.atMost(4)),
            Row.alone("package", "MB", Samples.exactly(19.8))));

    @TempDir
    private Path directory;

    @Test
    void tablesSayTheSameInBothForms() {
        assertThat(TABLE.text().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .containsExactly(
                        "what|this project|against|ratio|aim",
                        "warm|5 ms (4–6)|58 ms|11.6×|≤ 4|not met",
                        "package|19.8 MB|–|–|–");
        assertThat(TABLE.markdown())
                .contains("| warm | 5 ms (4–6) | 58 ms | 11.6× | ≤ 4 | not met |", "|---|---|---|---|---|---|");
    }

    @Test
    void onlyWhatIsBetweenTheMarkersChanges() throws IOException {
        var file = Files.writeString(directory.resolve("page.md"), """
                before
                <!-- bench:a -->
                old
                <!-- end:a -->
                after
                """);

        new PerformancePage(file).put("a", "new\n");

        assertThat(file).hasContent("before\n<!-- bench:a -->\nnew\n<!-- end:a -->\nafter\n");
        assertThatThrownBy(() -> new PerformancePage(file).put("b", ""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("«b»");
    }
}
