package kaikin.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the record of a module's build must have, so that it is out of date whenever it should be. */
class BuiltTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern OURS = Pattern.compile(
            "<dependency>\\s*(?:<!--.*?-->\\s*)?<groupId>kaikin</groupId>\\s*<artifactId>([a-z]+)</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"runtime", "policies", "stacks", "sandbox", "cli", "bench"})
    void theScriptKnowsWhatTheModuleIsMadeOf(String module) throws Exception {
        var pom = Files.readString(PROJECT.resolve(module).resolve("pom.xml"));
        var needed = OURS.matcher(pom)
                .results()
                .filter(found -> !found.group(2).contains("<scope>test</scope>"))
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        needed.add(module);

        var script = Files.readString(PROJECT.resolve(".mvn/built"));
        var known = Pattern.compile("(?m)^    " + module + "\\) echo (.*) ;;$")
                .matcher(script)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElse(module);

        assertThat(known).contains(needed);
        assertThat(pom)
                .as("the last plugin, when all else is packaged")
                .containsPattern("<artifactId>maven-antrun-plugin</artifactId>\\s*</plugin>\\s*</plugins>");
    }
}
