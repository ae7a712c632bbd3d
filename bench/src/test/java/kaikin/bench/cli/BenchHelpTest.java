package kaikin.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The launcher prints help from a file: it needs no build then. With {@code -Dkaikin.help.write} it is written. */
class BenchHelpTest {
    @Test
    void theFileSaysWhatTheCommandSays() throws Exception {
        var help = Main.commandLine().getUsageMessage();
        var file = Path.of("../docs/help/bench.txt");
        if (System.getProperty("kaikin.help.write") != null) {
            Files.writeString(file, help);
        }

        assertThat(file).content().isEqualTo(help);
    }
}
