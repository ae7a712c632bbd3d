package kaikin.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A checkout in which nothing, or not everything, was built. */
class NotBuiltIT {
    private static final List<String> BUILT =
            List.of("stacks/target/stacks.jar", "stacks/target/lib/any.jar", "runtime/target/function.zip");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path checkout;

    @BeforeEach
    void checkOut() throws IOException {
        for (var file : List.of("pom.xml", "stacks/program", ".mvn/built")) {
            var copy = checkout.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(EngineBench.PROJECT.resolve(file), copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    @Test
    void pulumiSaysWhatToBuild() throws Exception {
        try (var bench = EngineBench.open()) {
            var settings = bench.workbench().directory().resolve("Pulumi.yaml");
            Files.writeString(
                    settings, Files.readString(settings).replaceFirst("(?m)^main:.*$", "main: \"" + checkout + "\""));
            bench.init("account-b");

            var ended = bench.pulumi("preview", "-s", "account-b");

            assertThat(ended.status()).isNotZero();
            assertThat(ended.output())
                    .contains("kaikin: stacks/target/stacks.jar is missing: run ./mvnw -q package")
                    .doesNotContain("\tat ", "Exception");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stacks/target/stacks.jar", "stacks/target/lib", "runtime/target/function.zip"})
    void theProgramsScriptNamesWhatIsMissing(String missing) throws Exception {
        for (var file : BUILT) {
            if (!file.startsWith(missing)) {
                Files.createDirectories(checkout.resolve(file).getParent());
                Files.createFile(checkout.resolve(file));
            }
        }

        assertThat(run("compile", "exec:java")).isEqualTo("kaikin: " + missing + " is missing: run ./mvnw -q package");
    }

    private String run(String... words) throws IOException {
        var process = new ProcessBuilder(Stream.concat(
                                Stream.of(checkout.resolve("stacks/program").toString()), Stream.of(words))
                        .toList())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
    }
}
