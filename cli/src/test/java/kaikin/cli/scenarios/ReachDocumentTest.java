package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/iam.md says of a server's reach is shown by tests that are there. */
class ReachDocumentTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z0-9]+(?:Test|IT))\\.([a-zA-Z0-9]+)`");

    @Test
    void eachLineNamesTestsThatAreThere() throws Exception {
        var document = Files.readString(ScenarioSandbox.PROJECT.resolve("docs/iam.md"));
        var section =
                document.replaceFirst("(?s).*\n## What a server reaches\n", "").replaceFirst("(?s)\n## .*", "");
        var lines = section.lines()
                .filter(line -> line.startsWith("| "))
                .filter(line -> !line.endsWith("| shown by |"))
                .toList();

        assertThat(lines).hasSizeGreaterThan(15);
        for (var line : lines) {
            assertThat(line).containsPattern("\\| (can|cannot) \\|");
            var named = NAMED.matcher(line).results().toList();
            assertThat(named.isEmpty()).as(line).isEqualTo(line.endsWith("| what AWS's IAM is |"));
            for (var test : named) {
                assertThat(source(test.group(1))).as(test.group()).contains("    void " + test.group(2) + "(");
            }
        }
    }

    private static String source(String test) throws IOException {
        for (var module : new String[] {"runtime", "stacks", "policies", "sandbox", "cli"}) {
            try (var files = Files.walk(ScenarioSandbox.PROJECT.resolve(module).resolve("src/test/java"))) {
                var found = files.filter(file -> file.endsWith(test + ".java")).findFirst();
                if (found.isPresent()) {
                    return Files.readString(found.get());
                }
            }
        }
        throw new AssertionError("there is no " + test);
    }
}
