package kaikin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The launcher prints help from files: it needs no build then. With {@code -Dkaikin.help.write} they are written. */
class HelpTest {
    static Stream<String> commands() {
        return Main.commandLine().getSubcommands().entrySet().stream()
                .filter(command ->
                        !command.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theFileSaysWhatTheCommandSays(String command) throws Exception {
        var help = Objects.requireNonNull(Main.commandLine().getSubcommands().get(command))
                .getUsageMessage();
        var file = Path.of("../docs/help").resolve(command + ".txt");
        if (System.getProperty("kaikin.help.write") != null) {
            Files.writeString(file, help);
        }

        assertThat(file).content().isEqualTo(help);
    }
}
